"""Links, images, code and policy values that only a translation has, or only its source."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from posixpath import basename
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kbgen.check.comparing import Atom, atoms
from kbgen.check.prose import Place, Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import pairs
from kbgen.diagnostics import Diagnostic, problem
from kbgen.facts import find_facts
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.resolve import resolve

#: Beginnings of comments in code, which translators translate.
_COMMENT = re.compile(r"(?:#|//|<!--).*$", re.MULTILINE)
#: Translators translate the words of diagrams; the first line names the kind.
_DIAGRAM = re.compile(r"\s*(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram)\b[^\n]*")
_SUFFIX = re.compile(r"[._-](?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=\.\w+$)")


class Item(NamedTuple):
    """Something that both texts should have."""

    shown: str
    """As a message names it."""
    start: int


Items = dict[object, Item]


class Outline(NamedTuple):
    """An article as it is compared."""

    article: Article
    prose: Prose
    items: dict[str, Items]
    """What is compared: kind → what it means → as it is written, and where."""


def _run(checked: Checked) -> Iterator[Diagnostic]:
    sources: dict[Article, Outline] = {}
    for translation, source in pairs(checked):
        if source not in sources:
            prose = prose_of(checked, source)
            sources = {source: Outline(source, prose, _items(checked, source, prose))}
        prose = prose_of(checked, translation)
        ours = Outline(translation, prose, _items(checked, translation, prose))
        yield from _compare(checked, ours, sources[source])


def _items(checked: Checked, article: Article, prose: Prose) -> dict[str, Items]:
    return {
        "link": _links(checked, article, prose.links),
        "image": {_image(article, one.text): Item(one.text, one.start) for one in prose.images},
        "code": {
            _squeezed(one.text): Item(one.text, one.start)
            for one in prose.code
            if one.text.isascii()
        },
        "code block": {
            _code(one.text): Item(_first_line(one.text), one.start)
            for one in prose.blocks
            if _code(one.text)
        },
        "policy value": {one.text: Item(one.text, one.start) for one in prose.policies},
    }


def _links(checked: Checked, article: Article, places: Iterable[Place]) -> Items:
    found: Items = {}
    for place in places:
        key = _goal(checked, article, place.text)
        if key is not None:
            found.setdefault(key, Item(place.text, place.start))
    return found


def _goal(checked: Checked, article: Article, link: str) -> object | None:
    """Return where a link leads, in whatever language."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no address; both texts may have it all the same
        return link
    if parts.scheme or parts.netloc:
        path = _without_languages(checked, parts.path)
        return (_without_languages(checked, parts.netloc, "."), path.rstrip("/"), parts.query)
    return _inside(checked, article, unquote(parts.path), unquote(parts.fragment))


def _inside(checked: Checked, article: Article, target: str, anchor: str) -> object | None:
    if not target:
        return ("#", anchor) if anchor and _is_shared(checked, article.id, anchor) else None
    if target.startswith("/"):
        return _without_languages(checked, target).rstrip("/")
    goal = resolve(checked.site, article.source, target, article.locale)
    if goal is None:
        return target
    if goal.article is None:
        return goal.url.partition("/")[2]
    shared = anchor if _is_shared(checked, goal.article.id, anchor) else ""
    return (goal.article.id, shared)


def _is_shared(checked: Checked, article_id: str, anchor: str) -> bool:
    """Tell whether an anchor is one that is written out, and so the same in all languages."""
    # Not a set: the hash of an article is made of all that it has.
    versions = [checked.site.versions.get((article_id, one)) for one in checked.site.locales]
    return bool(anchor) and all(one is None or anchor in one.anchors for one in versions)


def _without_languages(checked: Checked, text: str, separator: str = "/") -> str:
    """Leave out the parts of an address that are the name of a language."""
    tags = {name for one in checked.site.locales for name in (one.segment, one.language)}
    parts = [part for part in text.split(separator) if part.lower().replace("_", "-") not in tags]
    return separator.join(parts)


def _image(article: Article, target: str) -> str:
    """Return the name of an image without the tag of a locale: `label.de.png` is `label.png`."""
    name = basename(unquote(target.partition("?")[0].partition("#")[0]))
    found = _SUFFIX.search(name)
    if found and found["tag"].lower().replace("_", "-") in {
        article.locale.segment,
        article.locale.language,
    }:
        return name[: found.start()] + name[found.end() :]
    return name


def _squeezed(code: str) -> str:
    return "".join(code.split())


def _code(block: str) -> str:
    """Return a block of code without comments, white space and what is not ASCII."""
    diagram = _DIAGRAM.match(block)
    bare = diagram[0] if diagram else _COMMENT.sub("", block.replace("> ", ""))
    return "".join(char for char in bare if char.isascii() and not char.isspace())


def _first_line(code: str) -> str:
    return next((line.strip() for line in code.split("\n") if line.strip()), "")


def _compare(checked: Checked, ours: Outline, theirs: Outline) -> Iterator[Diagnostic]:
    source = theirs.article.source.project_path
    for kind, items in ours.items.items():
        others = theirs.items[kind]
        for key, item in items.items():
            if key not in others and not _is_typed(checked, kind, item.shown, theirs):
                place = ours.prose.span(item.start)
                message = f"The {kind} `{_cut(item.shown)}` is not in the source"
                hint = f"See {source}; both should have it, or none."
                yield problem("KB404", place, message, hint)
        for key, item in others.items():
            if key not in items and not _is_typed(checked, kind, item.shown, ours):
                place = ours.prose.span(_section(ours, theirs, item.start))
                message = f"The {kind} `{_cut(item.shown)}` of the source is missing here"
                hint = f"The source has it in {source}:{theirs.prose.line(item.start)}."
                yield problem("KB404", place, message, hint)


def _is_typed(checked: Checked, kind: str, name: str, other: Outline) -> bool:
    """Tell whether the other text has a policy value typed by hand: that is another rule's."""
    if kind != "policy value":
        return False
    wanted = {atom for atom, _ in atoms(checked.values.form(name))}
    return bool(wanted) and wanted <= _said(other.prose.text, other.article.locale)


@lru_cache(maxsize=4)
def _said(text: str, locale: Locale) -> frozenset[Atom]:
    return frozenset(atom for fact in find_facts(text, locale) for atom, _ in atoms(fact.form))


def _section(ours: Outline, theirs: Outline, position: int) -> int:
    """Return where the section begins here that has the anchor of one there."""
    name = theirs.prose.section_at(position)
    here = ours.prose.sections
    return here[name][0] if name in here and name else ours.prose.start


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


RULE = Rule("translation-structure", "KB404", _run)
