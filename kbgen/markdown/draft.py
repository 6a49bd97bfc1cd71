"""An outline as it is cached: quick to make, and completed on use."""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from markdown_it.helpers import parseLinkDestination

from kbgen.markdown.positions import Positions
from kbgen.model.outline import (
    AddressPlace,
    BlockPlace,
    CodePlace,
    Extent,
    HeadingPlace,
    Outline,
    PartPlace,
    ReferencePlace,
    TextPlace,
)
from kbgen.model.policy import take_references, written_references

#: What becomes an `AddressPlace`. An end of -1: the address follows, and is still to be found.
AddressTuple = tuple[int, int, str, int, int, bool]
TO_BE_FOUND = -1


class Draft(NamedTuple):
    """Places in the source that was parsed, each kind as its tuples in `Outline`."""

    body: int
    """Where the source begins in the file."""
    headings: list[tuple[int, int, int, str, str]]
    links: list[AddressTuple]
    images: list[AddressTuple]
    code: list[tuple[int, int, bool]]
    comments: list[tuple[int, int]]
    named: list[tuple[int, int, str]]
    """Policy values that blocks name."""
    blocks: list[tuple[int, int, str, str, int, int, bool]]
    rows: list[tuple[int, int]]
    texts: list[tuple[int, int, str, int]]
    parts: list[tuple[int, str]]
    words: list[int]

    def pack(self) -> bytes:
        return marshal.dumps((*self[:-1], array("I", self.words).tobytes()))

    @classmethod
    def unpack(cls, data: bytes) -> "Draft":
        """Return what `pack` packed."""
        packed = cls(*marshal.loads(data))  # noqa: S302  # our own file
        return packed._replace(words=list(array("I", packed.words)))

    def outline(self, text: str) -> Outline:
        """Return the outline; text: of the whole file."""
        source = take_references(text[self.body :])
        positions = Positions(text, self.body, source)
        of = positions.of
        code = tuple(sorted(CodePlace(of(a), of(b), kind) for a, b, kind in self.code))
        written = (
            ReferencePlace(start, end, *reference, is_written=True)
            for start, end, reference in written_references(text)
        )
        named = (
            ReferencePlace(of(start), of(end), name, "", is_written=False)
            for start, end, name in self.named
        )
        return Outline(
            body=self.body,
            headings=tuple(
                HeadingPlace(of(start), of(end), level, written_anchor, anchor)
                for start, end, level, written_anchor, anchor in self.headings
            ),
            links=_addresses(self.links, source, of),
            images=_addresses(self.images, source, of),
            code=code,
            comments=_extents(self.comments, of),
            references=tuple(sorted((*_outside(written, code), *named))),
            blocks=tuple(
                BlockPlace(of(start), of(end), name, argument, of(begin), depth, is_adjacent)
                for start, end, name, argument, begin, depth, is_adjacent in self.blocks
            ),
            rows=_extents(self.rows, of),
            words=tuple(sorted(positions.all(self.words))),
            texts=tuple(
                sorted(TextPlace(of(a), of(b), kind, depth) for a, b, kind, depth in self.texts)
            ),
            parts=tuple(sorted(PartPlace(of(start), kind) for start, kind in self.parts)),
        )


def _addresses(
    places: Iterable[AddressTuple], source: str, of: Callable[[int], int]
) -> tuple[AddressPlace, ...]:
    made = []
    for start, end, address, first, last, is_html in places:
        if last == TO_BE_FOUND:
            first, last = _destination(source, first)  # noqa: PLW2901  # now it is
        made.append(AddressPlace(of(start), of(end), address, of(first), of(last), is_html=is_html))
    return tuple(sorted(made))


def _destination(source: str, at: int) -> tuple[int, int]:
    """Return where the address stands that follows at a position."""
    while source[at : at + 1] in {" ", "\t", "\n"}:
        at += 1
        if source[at - 1] == "\n":  # what precedes the line in a quotation
            at += len(source[at:]) - len(source[at:].lstrip(" \t>"))
    found = parseLinkDestination(source, at, len(source))
    if not found.ok:
        return at, at
    return (at + 1, found.pos - 1) if source[at] == "<" else (at, found.pos)


def _extents(places: Iterable[tuple[int, int]], of: Callable[[int], int]) -> tuple[Extent, ...]:
    return tuple(sorted(Extent(of(start), of(end)) for start, end in places))


def _outside(
    places: Iterable[ReferencePlace], code: Iterable[CodePlace]
) -> Iterator[ReferencePlace]:
    """Yield the places that are not in code."""
    later = iter(code)
    following = next(later, None)
    for place in places:
        while following is not None and following.end <= place.start:
            following = next(later, None)
        if following is None or place.start < following.start:
            yield place
