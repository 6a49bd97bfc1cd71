"""A cursor over inline source: finds in it what the parser read and did not say where.

It never decides what is markup: it is asked about text in which the parser has found something.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim

from kbgen.model.policy import CLOSE, OPEN

_BLANKS = " \t\n"
#: What readers do not see of a text without code, links, images and HTML. A set of characters that
#: begin something comes first: a search for that takes a tenth of the time. Each alternative is
#: short or ends at once, so a text of nothing but beginnings takes one walk.
_MARKUP = re.compile(
    rf"[\n*~_&{{{OPEN}](?:"
    r"(?<=\n)[ \t]*|(?<=\*)\**|(?<=~)~|(?<=_)_|(?<=&)#?\w{1,32};"
    rf"|(?<={OPEN})[^{OPEN}{CLOSE}]*{CLOSE}"
    r"|(?<=\{):?[ \t]*[#.][^{}\n]{0,200}\}"
    r"|(?<=\{)[*%!][^\n]{0,300}?[*%!]\}"
    r")"
)


class Piece(NamedTuple):
    """A part of a text, as offsets into it."""

    start: int
    end: int


class Located:
    """A text put together from lines of the source, and where each of them stands."""

    __slots__ = ("_offsets", "_sources", "text")

    def __init__(self, text: str, offsets: Sequence[int], sources: Sequence[int]) -> None:
        """offsets: where the lines begin in the text. sources: where they begin in the source."""
        self.text = text
        self._offsets = offsets
        self._sources = sources

    def start(self, position: int) -> int:
        """Return where in the source a character of the text stands."""
        if len(self._sources) == 1:
            return self._sources[0] + position
        line = bisect_right(self._offsets, position) - 1
        return self._sources[line] + position - self._offsets[line]

    def end(self, position: int) -> int:
        """Return where in the source a piece ends that ends at a position of the text."""
        return self.start(position - 1) + 1 if position else self.start(0)

    def bounds(self, numbers: list[int]) -> list[int]:
        """Return starts and ends of pieces, one after the other, as they are in the source."""
        if len(self._sources) == 1:
            first = self._sources[0]
            return [first + number for number in numbers]
        ends = zip(numbers[::2], numbers[1::2], strict=True)
        return [place for start, end in ends for place in (self.start(start), self.end(end))]

    def extent(self, piece: Piece) -> Piece:
        """Return a piece as it stands in the source."""
        start = self.start(piece.start)
        return Piece(start, self.end(piece.end) if piece.end > piece.start else start)


def located(text: str, source: str, starts: Sequence[int]) -> Located:
    """Locate a text whose lines begin, behind their indentation, at places of the source."""
    first = starts[0]
    while first < len(source) and source[first] in " \t\v\f" and source[first] != text[:1]:
        first += 1
    if len(starts) == 1 or "\n" not in text:
        return Located(text, (0,), (first,))
    offsets, sources = [0], [first]
    at = text.find("\n") + 1
    for start in starts[1:]:
        if not at:
            break
        offsets.append(at)
        following = text.find("\n", at)
        line = text[at : following if following >= 0 else len(text)]
        sources.append(start - (len(line) - len(line.lstrip(" \t"))))
        at = following + 1
    return Located(text, offsets, sources)


def cells(source: str, start: int, end: int) -> Iterator[Located]:
    r"""Yield the cells of a table's row; in a cell, `\|` is a plain `|`."""
    row = mdTrim(source[start:end])
    start = source.find(row, start)
    bounds = [at for at, char in enumerate(row) if char == "|" and row[at - 1 : at] != "\\"]
    begins = [0, *(at + 1 for at in bounds)]
    for first, last in zip(begins, [*bounds, len(row)], strict=True):
        if last > 0 or row[:1] != "|":  # the bar at the beginning opens the first cell
            yield _cell(row[first:last], start + first)


def _cell(raw: str, start: int) -> Located:
    parts = mdTrim(raw).split("\\|")
    offsets, sources = [0], [start + raw.find(parts[0])]
    for number, part in enumerate(parts[:-1]):
        length = len(part) + (number > 0)  # all but the first begin with their bar
        offsets.append(offsets[-1] + length)
        sources.append(sources[-1] + length + 1)
    return Located("|".join(parts), offsets, sources)


def label_end(text: str, at: int, end: int) -> int:
    """Return where the `]` stands that ends a link's text.

    at: behind the last markup inside of the text. end: of the link.
    """
    depth = 0
    while at < end:
        char = text[at]
        if char == "\\":
            at += 1
        elif char == "[":
            depth += 1
        elif char == "]":
            if not depth:
                return at
            depth -= 1
        at += 1
    return end


def destination(text: str, at: int, md: MarkdownIt) -> Piece:
    """Return where the address stands that follows at a position, behind blanks."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    found = md.helpers.parseLinkDestination(text, at, len(text))
    if not found.ok:
        return Piece(at, at)
    return Piece(at + 1, found.pos - 1) if text[at] == "<" else Piece(at, found.pos)


def find_definition(lines: Iterable[tuple[int, str]], md: MarkdownIt) -> Piece:
    """Return where the address of a `[name]: address` stands in the source.

    lines: where each begins, and what it holds from there on.
    """
    text, offsets, sources = "", list[int](), list[int]()
    for start, line in lines:
        offsets.append(len(text))
        sources.append(start)
        text += line
    at = label_end(text, 1, len(text))
    address = destination(text, at + 2, md)
    place = Located(text, offsets, sources)
    return Piece(place.start(address.start), place.end(address.end))


def find_shown(text: str, shown: str, at: int) -> Piece:
    """Return where an address stands that a text shows, with backslashes or `&amp;` in it.

    An empty piece: it is written in another way, such as with `&#46;`.
    """
    start = text.find(shown, at)
    if start >= 0:
        return Piece(start, start + len(shown))
    written = "".join("(?:&amp;|&)" if char == "&" else rf"\\?{re.escape(char)}" for char in shown)
    found = re.compile(written).search(text, at)
    return Piece(*found.span()) if found else Piece(at, at)


def has_markup(text: str) -> bool:
    """Tell whether `words` leaves out anything."""
    return _MARKUP.search(text) is not None


def words(text: str, start: int, end: int) -> list[int]:
    """Return the bounds of the words between two positions, without markup and line by line."""
    bounds: list[int] = []
    for markup in _MARKUP.finditer(text, start, end):
        first, last = markup.span()
        if first > start:
            bounds += (start, first)
        start = last
    if end > start:
        bounds += (start, end)
    return bounds
