"""Mintlify: a folder with `docs.json`, or the older `mint.json`."""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kbgen import files
from kbgen.errors import KbgenError
from kbgen.importing.component_rules import Context
from kbgen.importing.components import blocks_of
from kbgen.importing.markdown import Rules, named, read_tree, split_place
from kbgen.importing.model import Category, CategoryText, Collection, Problem, Text
from kbgen.model.locale import Locale

_SETTINGS = ("docs.json", "mint.json")
_NOT_LISTED = "It is not in the navigation: it is a draft now"
#: Here, a page of this name is like any other.
_README = re.compile(r"(/)readme(?=\.mdx?$)", re.IGNORECASE)
_HINT = "Name the folder that docs.json is in."


@dataclass(slots=True)
class _Menu:
    """What the settings say of the pages."""

    pages: dict[str, int] = field(default_factory=dict)
    """Path of a page without suffix → its place in the menu, from 1."""
    groups: dict[str, set[str]] = field(default_factory=dict)
    """Folder → titles of the groups that its pages are in."""
    default: Locale | None = None


def read_mintlify(folder: Path, assumed: Locale | None = None) -> Collection:
    """Return the pages of a folder. Raises KbgenError if it has none."""
    settings = _settings(folder)
    menu = _Menu()
    _walk(settings.get("navigation"), menu, "", folder)
    redirects, problems = _redirects(settings.get("redirects"))

    def finish(text: Text, _inner: str) -> Text:
        path = text.place.rpartition(".")[0]
        at = menu.pages.get(path) or menu.pages.get(path.removesuffix("/index"))
        own = f"/{path.removesuffix('/index')}"
        older = [old for old, new in redirects.items() if new.strip("/") == own.strip("/")]
        addresses = tuple(dict.fromkeys([*text.addresses[:1], own, *older, *text.addresses[1:]]))
        text = replace(text, addresses=tuple(one for one in addresses if one.strip("/")))
        if text.extra.get("hidden") is True or at is None:
            note = () if text.is_draft else (_NOT_LISTED,)
            return replace(text, is_draft=True, notes=(*text.notes, *note))
        return (
            text if "order" in text.matter else replace(text, matter={**text.matter, "order": at})
        )

    rules = Rules(
        "mintlify",
        default=menu.default,
        is_page=_is_page,
        split=lambda place: split_place(_README.sub(r"\1readme-1", place), ""),
        change=_change,
        finish=finish,
        categories=lambda collection: tuple(_categories(collection, menu)),
    )
    found = read_tree(folder, assumed, rules)
    name = settings.get("name")
    return replace(
        found,
        problems=(*found.problems, *problems),
        name=name if isinstance(name, str) else "",
    )


def _is_page(place: str) -> bool:
    is_part = "snippets" in place.split("/")
    return not is_part and place.lower() not in {"readme.md", "contributing.md", "license.md"}


def _settings(folder: Path) -> dict[str, Any]:
    for name in _SETTINGS:
        value = _json(folder, name)
        if isinstance(value, dict):
            return value
    raise KbgenError(f"{folder} has no docs.json that can be read", _HINT)


def _json(folder: Path, name: str) -> Any:
    try:
        return json.loads(files.read_text(folder / name, inside=folder))
    except (OSError, ValueError, RecursionError):
        return None


def _walk(value: Any, menu: _Menu, group: str, folder: Path) -> None:
    """Add the pages of a part of the navigation, in their order."""
    waiting = [(value, group)]
    while waiting:
        one, title = waiting.pop()
        if isinstance(one, str):
            path = one.strip("/")
            menu.pages.setdefault(path, len(menu.pages) + 1)
            above = posixpath.dirname(path)
            if above and title:
                menu.groups.setdefault(above, set()).add(title)
        elif isinstance(one, list):
            waiting += [(inner, title) for inner in reversed(one)]
        elif isinstance(one, dict):
            own = one.get("group")
            own = own if isinstance(own, str) else title
            _take_language(one, menu)
            # A part of the settings may be in a file of its own.
            more = _json(folder, one["$ref"]) if isinstance(one.get("$ref"), str) else None
            inner = [one.get(key) for key in ("root", "pages", *_PARTS)]
            waiting += [(part, own) for part in reversed([*inner, more]) if part]


_PARTS = ("groups", "tabs", "anchors", "dropdowns", "versions", "languages", "menu", "products",
          "navigation", "global")  # fmt: skip


def _take_language(one: dict[str, Any], menu: _Menu) -> None:
    tag = one.get("language")
    if isinstance(tag, str) and (menu.default is None or one.get("default") is True):
        try:
            menu.default = Locale.parse({"cn": "zh-Hans"}.get(tag, tag))
        except ValueError:
            return


def _redirects(listed: Any) -> tuple[dict[str, str], list[Problem]]:
    """Return old → new address, and those that are patterns."""
    found: dict[str, str] = {}
    problems = []
    for one in listed if isinstance(listed, list) else ():
        source = one.get("source") if isinstance(one, dict) else None
        target = one.get("destination") if isinstance(one, dict) else None
        if not isinstance(source, str) or not isinstance(target, str):
            continue
        if ":" in source or "*" in source:
            message = f"The redirect from {source} is a pattern; it was not imported"
            problems.append(Problem("docs.json", message, "Write `from/*` into [redirects]."))
        else:
            found[source] = target.partition("#")[0]
    return found, problems


def _change(body: str, place: str, context: Context) -> str:
    return body if place.endswith(".mdx") else blocks_of(body, context)


def _categories(collection: Collection, menu: _Menu) -> Iterator[Category]:
    """Yield the groups that are the only one of a folder."""
    there = {text.place.rpartition(".")[0]: text.locale
             for one in collection.articles for text in one.texts}  # fmt: skip
    texts: dict[str, dict[Locale, CategoryText]] = {}
    orders: dict[str, int] = {}
    for folder, titles in menu.groups.items():
        pages = [page for page in menu.pages if posixpath.dirname(page) == folder and page in there]
        inner = posixpath.dirname(named(split_place(f"{folder}/x.md", "")[1]))
        if len(titles) == 1 and pages and inner:
            text = CategoryText(title=min(titles))
            texts.setdefault(inner, {}).setdefault(there[pages[0]], text)
            orders.setdefault(inner, menu.pages[pages[0]])
    for inner, by_locale in texts.items():
        yield Category(key=inner, texts=by_locale, path=inner, order=orders[inner])
