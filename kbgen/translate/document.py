"""A file that is translated, as sections and units.

A section is what stands under one heading; its name is the anchor, which is the same in all
languages. A unit is a block: a paragraph, a heading, a cell, a text of the front matter.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from kbgen.frontmatter import text_values
from kbgen.model.locale import Locale
from kbgen.model.outline import Lines, Outline
from kbgen.translate.parts import PartReader, Parts, has_words, identity, value_parts

#: Names of the two sections without a heading: front matter, and what precedes the first heading.
#: No anchor is one of them.
FRONT, BEGINNING = "---", "."
_TITLES = {FRONT: "front matter", BEGINNING: "beginning"}


class Unit(NamedTuple):
    """A block that is translated as a whole."""

    id: str
    """The same as long as the source of the block is, wherever it stands in its section."""
    section: str
    kind: str
    """Of its `TextPlace`, with its depth; or its field in the front matter."""
    parts: Parts
    start: int
    end: int
    line: int

    @property
    def is_text(self) -> bool:
        return has_words(self.parts)


class Section(NamedTuple):
    """What stands under one heading."""

    name: str
    title: str
    level: int
    """Of the heading; 0 without one."""
    is_named: bool
    """Whether its anchor is written, so that its name is the same in all languages."""
    start: int
    end: int
    text: str
    """As it is written."""
    digest: str
    """12 hex digits; white space, addresses and formats of values do not count."""
    units: tuple[Unit, ...]

    @property
    def texts(self) -> tuple[Unit, ...]:
        """The units with something to translate."""
        return tuple(unit for unit in self.units if unit.is_text)


class Kind(Enum):
    """What a document is."""

    TEXT = "text"
    """Markdown, or the texts of a category."""
    SETTINGS = "settings"
    """The labels of the configuration; each is a section."""
    CATALOGUE = "catalogue"
    """Interface strings; each is a section, and its own key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file in one language."""

    id: str
    """The same in all languages."""
    title: str
    locale: Locale
    path: str
    """In the project."""
    text: str
    sections: tuple[Section, ...]
    is_minor: bool = False
    """Whether the last change of the source means nothing to readers."""
    kind: Kind = Kind.TEXT
    unsure: frozenset[str] = frozenset()
    """Sections that a program translated, where the file itself marks them."""

    @property
    def units(self) -> Iterator[Unit]:
        return (unit for section in self.sections for unit in section.units)

    def section(self, name: str) -> Section | None:
        return next((section for section in self.sections if section.name == name), None)


class File(NamedTuple):
    """A Markdown file as its compiler sees it."""

    id: str
    title: str
    locale: Locale
    path: str
    text: str
    outline: Outline


def read_document(file: File, *, is_minor: bool = False) -> Document:
    """Read a Markdown file."""
    lines = Lines(file.text)
    front = _front(file, lines)
    sections = [*([front] if front else []), *_body(file, lines)]
    return Document(
        id=file.id,
        title=file.title,
        locale=file.locale,
        path=file.path,
        text=file.text,
        sections=tuple(sections),
        is_minor=is_minor,
    )


class Found(NamedTuple):
    """A unit before it has its id."""

    kind: str
    parts: Parts
    start: int
    end: int


def with_ids(document: str, section: str, found: Iterable[Found], lines: Lines) -> tuple[Unit, ...]:
    """Name units after their texts; equal ones of a section are numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    units = []
    for kind, parts, start, end in found:
        key = kind, identity(parts)
        unit_id = f"u{hash_of(document, section, *key, seen[key])}"
        seen[key] += 1
        units.append(Unit(unit_id, section, kind, parts, start, end, lines.number(start)))
    return tuple(units)


def hash_of(*parts: object) -> str:
    """Return 12 hex digits, the same in every version of kbgen: they are kept in files."""
    data = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=6).hexdigest()


def _front(file: File, lines: Lines) -> Section | None:
    values = text_values(file.text)
    if not values:
        return None
    found = [Found(one.field, value_parts(one.value), one.start, one.end) for one in values]
    texts = "\n".join(f"{kind}: {identity(parts)}" for kind, parts, *_ in sorted(found))
    return Section(
        FRONT,
        _TITLES[FRONT],
        0,
        True,
        0,
        file.outline.body,
        file.text[: file.outline.body],
        hash_of(texts),
        with_ids(file.id, FRONT, found, lines),
    )


def _body(file: File, lines: Lines) -> Iterator[Section]:
    text, outline = file.text, file.outline
    reader = PartReader(text, outline)
    headings = [one for one in outline.headings if one.anchor]
    starts = [outline.body, *(one.start for one in headings)]
    found: list[list[Found]] = [[] for _ in starts]
    for place in outline.texts:
        parts = reader.parts(place)
        number = max(bisect_right(starts, place.start) - 1, 0)
        found[number].append(Found(f"{place.kind} {place.depth}", parts, place.start, place.end))
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        if not number and not text[start:end].strip():
            continue
        name = headings[number - 1].anchor if number else BEGINNING
        first = found[number][0].parts if found[number] else ()
        yield Section(
            name,
            _title(first) if number else _TITLES[BEGINNING],
            headings[number - 1].level if number else 0,
            not number or bool(headings[number - 1].written),
            start,
            end,
            text[start:end],
            hash_of(" ".join(reader.quiet(start, end).split())),
            with_ids(file.id, name, found[number], lines),
        )


def _title(parts: Parts) -> str:
    texts = (part if isinstance(part, str) else part.text for part in parts)
    return "".join(text for text in texts if text[:2] not in {" {", "{#"}).strip()
