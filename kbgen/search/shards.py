"""Term groups ↔ bytes. `decode` is the oracle of `search/decode.js`."""

import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, chain
from operator import sub

from kbgen.model.search import TermGroup
from kbgen.search.postings import TITLE, Postings

#: What a column holds.
_LARGEST = 2**32 - 1


def compress(data: bytes) -> bytes:
    """Compress: what browsers call deflate, 12 bytes less than gzip with a checksum, too."""
    return zlib.compress(data, 9)


def encode(groups: list[TermGroup]) -> bytes:
    """Return varint(length of the text), the text, and the columns of all postings.

    The text has a line for each group: the stem, and its forms behind spaces unless the stem is
    the only form. The columns, each for all postings of the shard, since like compresses with
    like: varint(documents) and varint(postings) of each group; varint(step to the document, from
    the one before); a byte with the level and the flags title and keywords; a byte with the parts;
    varint(forms) where the group has several; varint(forms in the title) where it has several and
    the title holds one.
    """
    text = "\n".join(map(_line, groups)).encode()
    data = bytearray()
    _put(data, [len(text)])
    data += text
    columns = [Postings.of(group.postings) for group in groups]
    for group, column in zip(groups, columns, strict=True):
        _put(data, (group.count, len(column)))
    for column in columns:
        _put(data, map(sub, column.docs, chain((0,), column.docs)))
    for column in columns:
        data += column.flags
    for column in columns:
        data += column.parts
    several = [c for group, c in zip(groups, columns, strict=True) if len(group.forms) > 1]
    for column in several:
        _put(data, column.forms)
    for column in several:
        _put(data, filter(None, column.titles))
    return bytes(data)


def _line(group: TermGroup) -> str:
    return group.stem if group.forms == (group.stem,) else " ".join((group.stem, *group.forms))


def decode(data: bytes) -> list[TermGroup]:
    """Read what `encode` wrote. Raises ValueError for anything else."""
    reader = _Reader(data)
    text = reader.take(reader.varint()).decode()
    lines = [line.split(" ") for line in text.split("\n")] if text else []
    sizes = [(reader.varint(), reader.varint()) for _ in lines]
    documents: list[int] = []
    for _, size in sizes:
        steps = [reader.varint() for _ in range(size)]
        documents += accumulate(steps)
    if max(documents, default=0) > _LARGEST:
        raise ValueError("a number is too large")
    flags = reader.take(len(documents))
    parts = reader.take(len(documents))
    has_several = [
        len(line) > 2 for line, (_, size) in zip(lines, sizes, strict=True) for _ in range(size)
    ]
    forms = [reader.varint() if several else 1 for several in has_several]
    titles = [
        0 if not flag & TITLE else reader.varint() if several else 1
        for flag, several in zip(flags, has_several, strict=True)
    ]
    if reader.at != len(data):
        raise ValueError("bytes are left over")
    postings = Postings(
        docs=array("I", documents),
        flags=bytearray(flags),
        parts=bytearray(parts),
        forms=array("I", forms),
        titles=array("I", titles),
    )
    groups = []
    at = 0
    for (stem, *words), (count, size) in zip(lines, sizes, strict=True):
        groups.append(
            TermGroup(
                stem=stem,
                forms=tuple(words) or (stem,),
                postings=postings[at : at + size],
                count=count,
            )
        )
        at += size
    return groups


def _put(data: bytearray, values: Iterable[int]) -> None:
    put = data.append
    for value in values:
        rest = value
        while rest > 127:
            put(rest & 127 | 128)
            rest >>= 7
        put(rest)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self._data):
            raise ValueError("bytes are missing")
        taken = self._data[self.at : end]
        self.at = end
        return taken

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            if value > _LARGEST:
                raise ValueError("a number is too large")
            if byte < 128:
                return value
            shift += 7
