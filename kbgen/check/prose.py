"""The words of a file as one text, in which every character keeps its position."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from kbgen.check.rule import Checked, Written
from kbgen.diagnostics import Span
from kbgen.model.article import Article
from kbgen.model.outline import AddressPlace, Outline

# Front matter is not Markdown, and its parsers keep no places of values.
#: Texts of the front matter that readers see.
_SHOWN_KEY = re.compile(r"(?:title|description|summary|notice)[ \t]*:[ \t]*[>|]?")
#: Of YAML or TOML.
_KEY = re.compile(r"^(\w+)[ \t]*[:=]", re.MULTILINE)
_INNER_KEY = re.compile(r"[ \t]+(?:text|from|until)[ \t]*:")


class Place(NamedTuple):
    """Something that stands at a position of the file."""

    text: str
    start: int


@dataclass(frozen=True, eq=False)
class Prose:
    """What readers read of a file."""

    written: Written
    text: str
    """As long as the file; everything except words is replaced by spaces."""

    @property
    def raw(self) -> str:
        """The file."""
        return self.written.text

    @property
    def _outline(self) -> Outline:
        return self.written.outline

    @property
    def body(self) -> int:
        """Where the body begins."""
        return self._outline.body

    @cached_property
    def marked(self) -> str:
        """The same text with addresses and marks in it."""
        outline = self._outline
        kinds = (outline.code, outline.comments, outline.references)
        hidden = sorted((place[0], place[1]) for kind in kinds for place in kind)
        kept, at = [], self.body
        for start, end in hidden:
            if start > at:
                kept.append((at, start))
            at = max(at, end)
        kept.append((at, len(self.raw)))
        return self.text[: self.body] + _only(self.raw, self.body, kept)

    @cached_property
    def headings(self) -> tuple[Place, ...]:
        """The text is what translations share: the written anchor, or number and level.

        The number counts from the last heading with an anchor.
        """
        places, anchor, number = list[Place](), "", 0
        for place in self._outline.headings:
            anchor, number = (place.written, 0) if place.written else (anchor, number + 1)
            name = f"{anchor} {number}. {place.level}" if number else anchor
            places.append(Place(name, place.start))
        return tuple(places)

    @cached_property
    def fields(self) -> dict[str, tuple[int, int]]:
        """Key → where it begins and ends, of the front matter."""
        keys = list(_KEY.finditer(self.raw, 0, self.body))
        ends = [*(key.start() for key in keys), self.body][1:]
        return {key[1]: (key.start(), end) for key, end in zip(keys, ends, strict=True)}

    @property
    def policies(self) -> tuple[Place, ...]:
        return tuple(Place(place.name, place.start) for place in self._outline.references)

    @property
    def code(self) -> tuple[Place, ...]:
        """Code within texts."""
        return self._code(is_block=False)

    @property
    def blocks(self) -> tuple[Place, ...]:
        """Code in lines of its own."""
        return self._code(is_block=True)

    def _code(self, *, is_block: bool) -> tuple[Place, ...]:
        return tuple(
            Place(self.raw[place.start : place.end], place.start)
            for place in self._outline.code
            if place.is_block is is_block
        )

    @property
    def links(self) -> tuple[Place, ...]:
        return tuple(self._address(place) for place in self._outline.links)

    @property
    def images(self) -> tuple[Place, ...]:
        return tuple(self._address(place) for place in self._outline.images)

    def _address(self, place: AddressPlace) -> Place:
        written = self.raw[place.address_start : place.address_end]
        return Place(written, place.address_start) if written else Place(place.address, place.start)

    @cached_property
    def start(self) -> int:
        """Where the text of the body begins, behind empty lines."""
        rest = self.raw[self.body :]
        return self.body + len(rest) - len(rest.lstrip())

    def line(self, position: int) -> int:
        return self.written.lines.number(position)

    def span(self, position: int) -> Span:
        """Return the place of a position, for a diagnostic."""
        return self.written.span(position)

    @cached_property
    def lines_of_no_sentence(self) -> frozenset[int]:
        """Numbers of the lines that headings and rows of tables stand in."""
        outline = self._outline
        places = [(place.start, place.end) for place in outline.headings]
        return frozenset(
            number
            for start, end in (*places, *outline.rows)
            for number in range(self.line(start), self.line(end) + 1)
        )

    @cached_property
    def sections(self) -> dict[str, tuple[int, int]]:
        """Heading → where its section begins and ends; under "" the text above the first one."""
        starts = [("", self.body), *((one.text, one.start) for one in self.headings)]
        ends = [*(start for _, start in starts[1:]), len(self.raw)]
        return {name: (start, end) for (name, start), end in zip(starts, ends, strict=True)}

    def section_at(self, position: int) -> str:
        """Return the heading of the section that a position is in; empty: none has it."""
        at = bisect_right(self._begins, (position, len(self.raw) + 1, "")) - 1
        start, end, name = self._begins[at] if at >= 0 else (0, 0, "")
        return name if start <= position < end else ""

    @cached_property
    def _begins(self) -> list[tuple[int, int, str]]:
        return sorted((start, end, name) for name, (start, end) in self.sections.items())


def prose_of(checked: Checked, article: Article) -> Prose:
    """Return the prose of an article's file."""
    return read_prose(checked.written(article.source.path))


# Five rules read the same articles one after the other.
@lru_cache(maxsize=4_096)
def read_prose(written: Written) -> Prose:
    """Return the words of a file: of front matter and Markdown."""
    text, outline = written.text, written.outline
    head = _head(text[: outline.body])
    for place in outline.references:
        if place.start < outline.body:
            head = head[: place.start] + " " * (place.end - place.start) + head[place.end :]
    return Prose(written, head + _only(text, outline.body, outline.prose))


def _only(text: str, start: int, places: Iterable[tuple[int, int]]) -> str:
    """Return a text from a position on, with blanks for everything but some places in order."""
    pieces: list[str] = []
    at = start
    for first, end in places:
        if first > at:
            pieces.append(_blank(text[at:first]))
        if end > at:
            pieces.append(text[max(first, at) : end])
            at = end
    pieces.append(_blank(text[at:]))
    return "".join(pieces)


def _blank(text: str) -> str:
    if "\n" not in text:
        return " " * len(text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _head(text: str) -> str:
    """Leave the shown texts of the front matter, with their quotation marks."""
    lines: list[str] = []
    is_shown = False
    for line in text.split("\n"):
        key = _SHOWN_KEY.match(line)
        if key:
            is_shown = True
            lines.append(" " * key.end() + line[key.end() :])
        elif is_shown and line[:1] in {" ", "\t"}:
            inner = _INNER_KEY.match(line)
            hides = inner is not None and "text" not in inner[0]
            cut = len(line) if hides else inner.end() if inner else 0
            lines.append(" " * cut + line[cut:])
        else:
            is_shown = False
            lines.append(" " * len(line))
    return "\n".join(lines)
