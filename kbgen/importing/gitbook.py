"""GitBook: a folder with `SUMMARY.md`, or with one folder of that kind for each language."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from kbgen import files
from kbgen.errors import KbgenError
from kbgen.importing.component_rules import Context
from kbgen.importing.components import blocks_of
from kbgen.importing.markdown import Rules, named, read_tree, split_place
from kbgen.importing.model import Category, CategoryText, Collection, Text
from kbgen.model.locale import Locale
from kbgen.text import squash

_ENTRY = re.compile(r"^[ \t]*[*+-][ \t]+\[((?:\\.|[^\]\\\n])*)\]\(<?([^)\s>]+)", re.MULTILINE)
_GROUP = re.compile(r"^##[ \t]+([^\n<{]+)", re.MULTILINE)
#: `## Title <a href="#id" id="id"></a>` names the anchor of a heading.
_ANCHOR = re.compile(r"^(#{1,6}[^\n<]*+)<a\b([^<>\n]*+)></a>[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\bid=\"([^\"\n]+)\"")
#: Pages that GitBook reads itself.
_OWN = frozenset({"summary", "langs", "glossary"})
_NOT_LISTED = "It is not in SUMMARY.md: it is a draft now"


def read_gitbook(folder: Path, assumed: Locale | None = None) -> Collection:
    """Return the pages of a book, or of each language's. Raises KbgenError if it has none."""
    base = _root(folder)
    books = [folder / base] if (folder / base / "SUMMARY.md").is_file() else sorted(
        file.parent for file in folder.glob("*/SUMMARY.md"))  # fmt: skip
    if not books:
        hint = "Name the folder that SUMMARY.md is in."
        raise KbgenError(f"{folder} has no SUMMARY.md", hint)
    listed: dict[str, int] = {}
    groups: dict[str, str] = {}
    for book in books:
        below = book.relative_to(folder).as_posix().removeprefix(".")
        for place, title in _summary(book, below):
            listed.setdefault(place, len(listed) + 1)
            if title:
                groups.setdefault(place, title)

    def finish(text: Text, _inner: str) -> Text:
        at = listed.get(text.place)
        if at is None:
            is_new = not text.is_draft
            notes = (*text.notes, _NOT_LISTED) if is_new else text.notes
            return replace(text, is_draft=True, notes=notes)
        return (
            text if "order" in text.matter else replace(text, matter={**text.matter, "order": at})
        )

    rules = Rules(
        "gitbook",
        base,
        is_page=lambda place: posixpath.basename(place).rpartition(".")[0].lower() not in _OWN,
        change=_change,
        finish=finish,
        categories=lambda collection: tuple(_categories(collection, groups, listed, base)),
    )
    return read_tree(folder, assumed, rules)


def _root(folder: Path) -> str:
    """Return the folder of the pages that `.gitbook.yaml` names."""
    try:
        text = files.read_text(folder / ".gitbook.yaml", inside=folder)
    except OSError:
        return ""
    found = re.search(r"^root:[ \t]*[\"']?([^\s\"']+)", text, re.MULTILINE)
    root = posixpath.normpath(found[1]).strip("./") if found else ""
    return root if (folder / root).is_dir() and not root.startswith("..") else ""


def _summary(book: Path, below: str) -> Iterator[tuple[str, str]]:
    """Yield place and group of each page of a summary."""
    text = files.read_text(book / "SUMMARY.md", inside=book)
    marks = [(found.start(), found[1]) for found in _GROUP.finditer(text)]
    for found in _ENTRY.finditer(text):
        title = next((title for at, title in reversed(marks) if at < found.start()), "")
        path = unquote(found[2]).partition("#")[0]
        if "://" not in path:
            yield posixpath.normpath(posixpath.join(below, path)), squash(title)


def _change(body: str, _place: str, context: Context) -> str:
    """Return a body with the blocks of kbgen."""
    return blocks_of(_ANCHOR.sub(_anchored, body), context)


def _anchored(heading: re.Match[str]) -> str:
    named = _ID.search(heading[2])
    return f"{heading[1].rstrip()} {{#{named[1]}}}" if named else heading[0]


def _categories(
    collection: Collection, groups: dict[str, str], listed: dict[str, int], base: str
) -> Iterator[Category]:
    """Yield the groups whose pages all lie in one folder."""
    folders: dict[tuple[str, Locale], set[str]] = {}
    first: dict[str, int] = {}
    locales = {text.place: text.locale for one in collection.articles for text in one.texts}
    for place, title in groups.items():
        inner = named(split_place(place, base)[1] if place in locales else "x/x.md")
        folder = inner.partition("/")[0] if "/" in inner else ""
        if folder and place in locales:
            folders.setdefault((folder, locales[place]), set()).add(title)
            first[folder] = min(first.get(folder, listed[place]), listed[place])
    texts: dict[str, dict[Locale, CategoryText]] = {}
    for (folder, locale), titles in folders.items():
        if len(titles) == 1:
            texts.setdefault(folder, {})[locale] = CategoryText(title=min(titles))
    for folder, by_locale in texts.items():
        yield Category(key=folder, texts=by_locale, path=folder, order=first[folder])
