"""Links, images and code that only the translation or only its source has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from posixpath import basename
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kbgen.check.likeness import related
from kbgen.check.pairing import pair_sections
from kbgen.check.prose import Place, Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.article import Article
from kbgen.model.outline import Extent
from kbgen.model.resolve import resolve, written_from

#: Comment markers in code: translators translate comments.
_COMMENT = re.compile(r"(?:#|//|<!--).*$", re.MULTILINE)
#: Kinds of diagrams (first line), whose words translators translate.
_DIAGRAM = re.compile(r"\s*(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram)\b[^\n]*")
_SUFFIX = re.compile(r"[._-](?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=\.\w+$)")


class Item(NamedTuple):
    """Something that both texts should have."""

    shown: str
    """The text to show in a message."""
    start: int


Items = dict[object, Item]


class ArticleItems(NamedTuple):
    """The parts of an article to compare."""

    article: Article
    prose: Prose
    links: tuple[tuple[object, Item], ...]
    """All of them with their meanings, in order."""
    items: dict[str, Items]
    """Kind → meaning → the item as written, with its place."""


def _run(checked: Checked) -> Iterator[Diagnostic]:
    sources: dict[str, ArticleItems] = {}
    for translation, source in related(checked):
        path = source.source.path
        if path not in sources:
            sources = {path: _read(checked, source)}
        ours = _read(checked, translation)
        yield from _compare(ours, sources[path])
        yield from _dropped(ours, sources[path])
        yield from _elsewhere(checked, ours)


def _read(checked: Checked, article: Article) -> ArticleItems:
    prose = prose_of(checked, article)
    links = tuple(_links(checked, article, prose.links))
    return ArticleItems(article, prose, links, _items(article, prose, links))


def _items(
    article: Article, prose: Prose, links: Iterable[tuple[object, Item]]
) -> dict[str, Items]:
    goals: Items = {}
    for key, item in links:
        goals.setdefault(key, item)
    return {
        "link": goals,
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
    }


def _links(
    checked: Checked, article: Article, places: Iterable[Place]
) -> Iterator[tuple[object, Item]]:
    for place in places:
        key = _goal(checked, article, place.text)
        if key is not None:
            yield key, Item(place.text, place.start)


def _goal(checked: Checked, article: Article, link: str) -> object | None:
    """Return the target of a link, independent of the language."""
    try:
        parts = urlsplit(link)
    except ValueError:  # not a valid address; both texts may still have it
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
    """Tell whether an anchor is explicit, and so the same in all languages."""
    # Not a set: hashing an article hashes all of its fields.
    versions = [checked.site.versions.get((article_id, locale)) for locale in checked.site.locales]
    return bool(anchor) and all(
        version is None or anchor in version.anchors for version in versions
    )


def _without_languages(checked: Checked, text: str, separator: str = "/") -> str:
    """Remove the parts of an address that name a language."""
    tags = {name for locale in checked.site.locales for name in (locale.segment, locale.language)}
    parts = [part for part in text.split(separator) if part.lower().replace("_", "-") not in tags]
    return separator.join(parts)


def _image(article: Article, target: str) -> str:
    """Return the name of an image without the tag of a locale: `label.de.png` is `label.png`."""
    name = basename(unquote(target.partition("?")[0].partition("#")[0]))
    suffix = _SUFFIX.search(name)
    if suffix and suffix["tag"].lower().replace("_", "-") in {
        article.locale.segment,
        article.locale.language,
    }:
        return name[: suffix.start()] + name[suffix.end() :]
    return name


def _squeezed(code: str) -> str:
    return "".join(code.split())


def _code(block: str) -> str:
    """Return the ASCII characters of a block of code, without comments and white space."""
    diagram = _DIAGRAM.match(block)
    bare = diagram[0] if diagram else _COMMENT.sub("", block.replace("> ", ""))
    return "".join(char for char in bare if char.isascii() and not char.isspace())


def _first_line(code: str) -> str:
    return next((line.strip() for line in code.split("\n") if line.strip()), "")


def _compare(ours: ArticleItems, theirs: ArticleItems) -> Iterator[Diagnostic]:
    source = theirs.article.source.project_path
    for kind, items in ours.items.items():
        others = theirs.items[kind]
        for key, item in items.items():
            if key not in others:
                place = ours.prose.span(item.start)
                message = f"The {kind} `{_cut(item.shown)}` is not in the source"
                hint = f"Compare {source}: both should have it, or neither."
                yield problem("KB404", place, message, hint)
        for key, item in others.items():
            if key not in items:
                yield _missing(ours, theirs, kind, item, _section(ours, theirs, item.start))


def _dropped(ours: ArticleItems, theirs: ArticleItems) -> Iterator[Diagnostic]:
    """Report links that a section lacks, though another one has them."""
    fewer = Counter(key for key, _ in theirs.links)
    fewer.subtract(key for key, _ in ours.links)
    here = {key for key, _ in ours.links}
    left = {key for key in here if fewer[key] > 0}
    for pair in pair_sections(ours.prose, theirs.prose).sections if left else ():
        kept = {key for key, item in ours.links if _is_in(item, pair.ours)}
        for key, item in theirs.links:
            if key in left - kept and fewer[key] > 0 and _is_in(item, pair.theirs):
                fewer[key] -= 1
                start = max(pair.ours.start, ours.prose.start)
                yield _missing(ours, theirs, "link", item, start)


def _is_in(item: Item, extent: Extent) -> bool:
    return extent.start <= item.start < extent.end


def _elsewhere(checked: Checked, ours: ArticleItems) -> Iterator[Diagnostic]:
    """Report links to pages of another language that exist in the language of the text."""
    article = ours.article
    for place in ours.prose.links:
        path = unquote(place.text.partition("#")[0])
        if not path.startswith((".", "/")):
            continue
        goal = resolve(checked.site, article.source, path, article.locale)
        if goal is None or goal.article is None or goal.article.locale == article.locale:
            continue
        own = checked.site.versions.get((goal.article.id, article.locale))
        if own is not None and own.locale == article.locale:
            message = f"The link `{_cut(place.text)}` leads to another language"
            hint = f"Link to `{written_from(article.source, own.source.path)}`."
            yield problem("KB404", ours.prose.span(place.start), message, hint)


def _missing(
    ours: ArticleItems, theirs: ArticleItems, kind: str, item: Item, start: int
) -> Diagnostic:
    message = f"The {kind} `{_cut(item.shown)}` of the source is missing here"
    place = f"{theirs.article.source.project_path}:{theirs.prose.line(item.start)}"
    return problem("KB404", ours.prose.span(start), message, f"The source has it in {place}.")


def _section(ours: ArticleItems, theirs: ArticleItems, position: int) -> int:
    """Return where our section with the same anchor as theirs begins."""
    name = theirs.prose.section_at(position)
    here = ours.prose.sections
    return here[name][0] if name in here and name else ours.prose.start


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


RULE = Rule("translation-structure", "KB404", _run)
