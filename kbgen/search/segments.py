"""Neighbouring articles, analysed: the parts of a locale's index.

A segment is opaque to its keeper. It consists of blocks of up to 256 documents, each after its
length. A block is a header of 32-bit numbers and the bytes that they count: the stems and their
forms, a line for each; sizes, the number of postings of each stem; and of all postings, stem by
stem, a byte with the document, one with level and flags, one with what it tells of intents, one
with the parts, and four with the forms (lowest bytes first, up to the last that is not 0
everywhere); the forms in titles; and pairs of aliases. Similar bytes are together, as in shards.
"""

import struct
import sys
from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

from kbgen.model.search import SearchText, SegmentTask
from kbgen.search.analysed import analysis_of
from kbgen.search.invert import Inverted
from kbgen.search.rows import DOC, FLAGS, FORMS, INTENT, PARTS, TITLES, WIDTH

#: A document's number in its block is a byte.
_BLOCK: Final = 256
_LENGTH: Final = struct.Struct("<I")
_HEADER: Final = struct.Struct("<8I")


class Block(NamedTuple):
    """The stems of documents, and their postings."""

    documents: int
    stems: list[str]
    forms: list[str]
    """Of each stem, between spaces, in the order of their bits; empty: only the stem."""
    sizes: Sequence[int]
    """Number of postings of each stem."""
    rows: bytearray
    """The postings, stem by stem."""
    titled: frozenset[int]
    """Numbers of the stems in titles."""
    aliases: list[tuple[str, str]]


def segment(task: SegmentTask) -> bytes:
    """Analyse neighbouring articles, which are numbered from 0."""
    analysis = analysis_of(task.locale, task.synonyms)
    averages = dict(task.averages)
    blocks = []
    for start in range(0, len(task.texts), _BLOCK):
        texts: tuple[SearchText, ...] = task.texts[start : start + _BLOCK]
        inverted = Inverted(analysis, averages)
        places = inverted.places()
        for text in texts:
            inverted.add(text, places)
        block = _pack(inverted)
        blocks += [_LENGTH.pack(len(block)), block]
    return b"".join(blocks)


def _pack(inverted: Inverted) -> bytes:
    stems = "\n".join(inverted.stems).encode()
    forms = "\n".join(map(_forms, inverted.stems, inverted.forms)).encode()
    sizes = _little(array("I", map(len, inverted.rows)))
    rows = _little(array("Q", chain.from_iterable(inverted.rows)))
    used = max((lane for lane in range(4, 8) if any(rows[lane::8])), default=3)
    planes = b"".join(rows[lane::8] for lane in range(used + 1))
    titles = _little(array("I", _titles(inverted)))
    aliases = "\n".join(map(" ".join, sorted(inverted.aliases))).encode()
    parts = (stems, forms, sizes, planes, titles, aliases)
    return _HEADER.pack(inverted.count, len(rows) // 8, *map(len, parts)) + b"".join(parts)


def _forms(stem: str, forms: Collection[str]) -> str:
    return "" if len(forms) == 1 and stem in forms else " ".join(forms)


def _titles(inverted: Inverted) -> Iterator[int]:
    """Yield, of all postings with forms in the title, the stem, the place and the forms."""
    starts = list(accumulate(map(len, inverted.rows), initial=0))
    for stem, titles in sorted(inverted.titles.items()):
        for place, forms in titles:
            yield stem
            yield starts[stem] + place
            yield forms


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def blocks_of(segments: Sequence[bytes]) -> Iterator[Block]:
    """Read what `segment` returned; documents are numbered through all segments."""
    first = 0
    for data in segments:
        at = 0
        while at < len(data):
            (length,) = _LENGTH.unpack_from(data, at)
            at += _LENGTH.size
            block = _unpack(data[at : at + length], first)
            at += length
            first += block.documents
            yield block


def _unpack(data: bytes, first: int) -> Block:
    documents, postings, *lengths = _HEADER.unpack_from(data)
    ends = list(accumulate(lengths, initial=_HEADER.size))
    stems, forms, sizes, planes, titles, aliases = (
        data[start:end] for start, end in pairwise(ends)
    )
    numbers = array("I", sizes), array("I", titles)
    if sys.byteorder == "big":
        for values in numbers:
            values.byteswap()
    pairs = (line.split(" ") for line in aliases.decode().split("\n") if line)
    return Block(
        documents=documents,
        stems=stems.decode().split("\n") if stems else [],
        forms=forms.decode().split("\n") if stems else [],
        sizes=numbers[0],
        rows=_rows(postings, planes, numbers[1], first),
        titled=frozenset(numbers[1][0::3]),
        aliases=[(typed, stem) for typed, stem in pairs],
    )


def _rows(postings: int, planes: bytes, titles: "array[int]", first: int) -> bytearray:
    rows = bytearray(WIDTH * postings)
    lanes = [planes[at : at + postings] for at in range(0, len(planes), postings or 1)]
    if not lanes:
        return rows
    docs, rows[FLAGS::WIDTH], rows[INTENT::WIDTH], rows[PARTS::WIDTH], *forms = lanes
    for lane in range(4):
        # A document's number in the site, byte by byte, from that in the block.
        table = bytes((first + number) >> 8 * lane & 255 for number in range(_BLOCK))
        rows[DOC + lane :: WIDTH] = docs.translate(table)
    for lane, data in enumerate(forms):
        rows[FORMS + lane :: WIDTH] = data
    places = zip(titles[1::3], titles[2::3], strict=True)
    for place, mask in places:
        start = WIDTH * place + TITLES
        rows[start : start + 4] = mask.to_bytes(4, "little")
    return rows
