"""Links, images, code and policy values that only a translation has, or only its source."""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kbgen.check.comparing import atoms
from kbgen.check.prose import Place, Prose, read_prose
from kbgen.check.rule import Checked, Rule
from kbgen.check.translation_facts import Reading, read
from kbgen.check.translations import pairs, source_prose
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.article import Article
from kbgen.model.resolve import resolve

#: Beginnings of comments in code, which translators translate.
_COMMENT = re.compile(r"(?:#|//|--|;|<!--).*$", re.MULTILINE)
_SUFFIX = re.compile(r"[._-](?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=\.\w+$)")


class Item(NamedTuple):
    """Something that both texts should have."""

    shown: str
    """As a message names it."""
    start: int


Items = dict[object, Item]


def _run(checked: Checked) -> Iterator[Diagnostic]:
    sources: dict[Article, tuple[Reading, dict[str, Items]]] = {}
    for translation, source in pairs(checked):
        if source not in sources:
            prose = source_prose(checked.read(source))
            sources = {source: (read(checked, source, prose), _items(checked, source, prose))}
        prose = read_prose(checked.read(translation))
        ours = read(checked, translation, prose)
        yield from _compare(checked, ours, _items(checked, translation, prose), *sources[source])


def _items(checked: Checked, article: Article, prose: Prose) -> dict[str, Items]:
    """Return what is compared: kind → what it means → as it is written, and where."""
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
    parts = urlsplit(link) if "[" not in link else urlsplit("")
    if parts.scheme or parts.netloc:
        path = _without_languages(checked, parts.path)
        return (_without_languages(checked, parts.netloc, "."), path.rstrip("/"), parts.query)
    target = unquote(parts.path)
    if not target:
        anchor = unquote(parts.fragment)
        return ("#", anchor) if anchor and _is_shared(checked, article.id, anchor) else None
    if target.startswith("/"):
        return _without_languages(checked, target).rstrip("/")
    goal = resolve(checked.site, article.source, target, article.locale)
    if goal is None:
        return target
    if goal.article is None:
        return goal.url.partition("/")[2]
    anchor = unquote(parts.fragment)
    shared = anchor if _is_shared(checked, goal.article.id, anchor) else ""
    return (goal.article.id, shared)


def _is_shared(checked: Checked, article_id: str, anchor: str) -> bool:
    """Tell whether an anchor is one that is written out, and so the same in all languages."""
    versions = {checked.site.versions.get((article_id, one)) for one in checked.site.locales}
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
    bare = _COMMENT.sub("", block.replace("> ", ""))
    return "".join(char for char in bare if char.isascii() and not char.isspace())


def _first_line(code: str) -> str:
    return next((line.strip() for line in code.split("\n") if line.strip()), "")


def _compare(
    checked: Checked,
    ours: Reading,
    here: Mapping[str, Items],
    theirs: Reading,
    there: Mapping[str, Items],
) -> Iterator[Diagnostic]:
    for kind, items in here.items():
        for key, item in items.items():
            if key not in there[kind] and not _is_typed(checked, kind, item.shown, theirs):
                message = f"The {kind} `{_cut(item.shown)}` is not in the source"
                hint = f"See {theirs.article.source.project_path}; both should have it, or none."
                yield problem("KB404", ours.span(item.start), message, hint)
        for key, item in there[kind].items():
            if key not in items and not _is_typed(checked, kind, item.shown, ours):
                place = theirs.span(item.start)
                message = f"The {kind} `{_cut(item.shown)}` of the source is missing here"
                hint = f"The source has it in {place.path}:{place.line}."
                yield problem("KB404", ours.span(_section(ours, theirs, item.start)), message, hint)


def _is_typed(checked: Checked, kind: str, name: str, other: Reading) -> bool:
    """Tell whether the other text has a policy value typed by hand: that is another rule's."""
    if kind != "policy value":
        return False
    wanted = {atom for atom, _ in atoms(checked.values.form(name))}
    return bool(wanted) and wanted <= other.whole.atoms


def _section(ours: Reading, theirs: Reading, position: int) -> int:
    """Return where the section begins here that has the anchor of one there."""
    names = [name for name, part in theirs.parts.items() if part.start <= position]
    name = max(names, key=lambda one: theirs.parts[one].start)
    part = ours.parts.get(name)
    return part.start if part and name else ours.start


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


RULE = Rule("translation-structure", "KB404", _run)
