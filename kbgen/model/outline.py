r"""The places of everything in a Markdown file: the one reading that later stages use.

Positions are offsets into the text of the file, with front matter and with `\n` line ends; `end` is
behind the last character. A span over several lines includes what precedes the lines in a list or a
quotation.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple


class Extent(NamedTuple):
    """A piece of the file."""

    start: int
    end: int


class HeadingPlace(NamedTuple):
    """A heading, in either of Markdown's spellings."""

    start: int
    end: int
    level: int
    """As written, 1 to 6."""
    written: str
    """The explicit anchor, as in `## Title {#anchor}`; empty if it has none."""
    anchor: str
    """The anchor on the page; empty for the heading that repeats the title."""


class AddressPlace(NamedTuple):
    """A link or an image."""

    start: int
    end: int
    address: str
    """As the parser holds it: without escapes, percent-encoded."""
    address_start: int
    """Where the address is written: for `[text][name]`, in the definition of `name`."""
    address_end: int
    """Equal to `address_start` if the address is in a snippet instead of the file."""
    is_html: bool
    """Whether it is written as a tag."""

    @property
    def is_bare(self) -> bool:
        """Whether the address itself is the link, without brackets around it."""
        return (self.start, self.end) == (self.address_start, self.address_end)


class CodePlace(NamedTuple):
    """Code, without its fences or backticks."""

    start: int
    end: int
    is_block: bool


class ReferencePlace(NamedTuple):
    """A policy value, written `{{ policy.name }}` or named by a block."""

    start: int
    end: int
    name: str
    format: str
    is_written: bool
    """Whether it is written in braces and shown."""


class BlockPlace(NamedTuple):
    """A block such as `:::note`; the span is that of its opening line."""

    start: int
    end: int
    name: str
    argument: str
    argument_start: int
    depth: int
    """How many blocks enclose it."""
    is_adjacent: bool
    """Whether it directly follows another block, with only blank lines in between."""


class TextPlace(NamedTuple):
    """What readers read in one piece: a paragraph, a heading, a cell, the title of a block."""

    start: int
    end: int
    kind: str
    """`paragraph`, `heading`, `cell`, `title` or `html`."""
    depth: int
    """How deep it is nested in lists, quotations and blocks."""


class PartPlace(NamedTuple):
    """A part of the text without words of its own."""

    start: int
    """Of a list item and of a callout: where its line begins."""
    kind: str
    """`step` (item of an ordered list), `item`, `footnote` (the sign in the text), `note` (what the
    sign leads to), or of a callout `!note`, `!tip` and so on, as a block or as an alert."""


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def number(self, position: int) -> int:
        """Return the line of a position, from 1."""
        return bisect_right(self._starts, position)

    def line_and_column(self, position: int) -> tuple[int, int]:
        """Return the place of a position, both numbers from 1."""
        line = self.number(position)
        return line, position - self._starts[line - 1] + 1


@dataclass(frozen=True)
class Outline:
    """All places of one file, each kind in the order of the file."""

    body: int
    """Where the body begins, behind the front matter."""
    headings: tuple[HeadingPlace, ...] = ()
    links: tuple[AddressPlace, ...] = ()
    images: tuple[AddressPlace, ...] = ()
    code: tuple[CodePlace, ...] = ()
    comments: tuple[Extent, ...] = ()
    """HTML that is not shown and has no name."""
    references: tuple[ReferencePlace, ...] = ()
    """Those in code are not among them."""
    blocks: tuple[BlockPlace, ...] = ()
    rows: tuple[Extent, ...] = ()
    """Rows of tables, without the line of hyphens."""
    words: tuple[int, ...] = ()
    """Start and end of each run of words for readers, one after the other."""
    texts: tuple[TextPlace, ...] = ()
    """Footnotes within a text are part of it."""
    parts: tuple[PartPlace, ...] = ()

    @property
    def includes(self) -> tuple[BlockPlace, ...]:
        return tuple(block for block in self.blocks if block.name == "include")

    @property
    def prose(self) -> Iterator[Extent]:
        """The runs of words for readers, each within one line and without markup."""
        numbers = iter(self.words)
        return map(Extent, numbers, numbers)

    def heading_at(self, anchor: str) -> HeadingPlace | None:
        """Return the heading that has an anchor on the page; None if a snippet brought it in."""
        return self._by_anchor.get(anchor)

    @cached_property
    def _by_anchor(self) -> dict[str, HeadingPlace]:
        return {place.anchor: place for place in self.headings}
