"""Term groups ↔ bytes. `decode` is the oracle of `search/decode.js`."""

from array import array
from collections.abc import Sequence
from itertools import accumulate, chain, compress
from operator import sub
from typing import NamedTuple

from kbgen.model.search import TermGroup
from kbgen.search.groups import Group
from kbgen.search.postings import ASKED, TITLE, Postings
from kbgen.search.rows import (
    DOC,
    FLAGS,
    FORMS,
    INTENT,
    ONE_BYTE,
    PARTS,
    TITLES,
    WIDTH,
    Varints,
    column,
    varints,
)

#: The largest number in a column of postings.
_LARGEST = 2**32 - 1
#: Flags → whether shoppers ask for it.
_IS_ASKED = bytes(flags & ASKED for flags in range(256))


class Packed(NamedTuple):
    """A term group in the form of a shard."""

    stem: str
    names: tuple[str, ...]
    """The forms."""
    line: bytes
    """The stem and its forms, between spaces; only the stem if it is the only form."""
    sizes: bytes
    """varint(documents), varint(postings)."""
    steps: bytes
    """varint(step from the previous document)."""
    flags: bytes
    """A byte with the level and the flags title and keywords."""
    intent: bytes
    """A byte with what it tells of intents, of postings that are flagged as asked."""
    parts: bytes
    forms: bytes
    """varint(forms) if the group has several."""
    titles: bytes
    """varint(forms in the title) if the group has several and the title has one."""


def pack(group: Group, known: Varints) -> Packed:
    """Return the bytes of a group. known: a cache that many groups may share."""
    stem, names, rows, count = group
    docs = column(rows, DOC)
    forms = titles = b""
    line = stem
    if len(names) > 1:
        line = " ".join((stem, *names))
        if len(names) <= ONE_BYTE:
            forms = rows[FORMS::WIDTH]
            titles = rows[TITLES::WIDTH].translate(None, b"\0")
        else:
            forms = varints(column(rows, FORMS), known)
            titles = varints(filter(None, column(rows, TITLES)), known)
    elif names[0] != stem:
        line = f"{stem} {names[0]}"
    return Packed(
        stem,
        names,
        line.encode(),
        known[count] + known[len(docs)],
        varints(map(sub, docs, chain((0,), docs)), known),
        rows[FLAGS::WIDTH],
        bytes(compress(rows[INTENT::WIDTH], rows[FLAGS::WIDTH].translate(_IS_ASKED))),
        rows[PARTS::WIDTH],
        forms,
        titles,
    )


def join(groups: Sequence[Packed]) -> bytes:
    """Return a shard: varint(length of the text), the text, and the columns of all postings.

    The text has a line for each group. Each column holds all postings of the shard, as similar
    bytes compress better together.
    """
    _, _, lines, *columns = zip(*groups, strict=True) if groups else ((), (), ())
    text = b"\n".join(lines)
    return b"".join((Varints()[len(text)], text, *map(b"".join, columns)))


def decode(data: bytes) -> list[TermGroup]:
    """Read a shard as `join` returns it. Raises ValueError for anything else."""
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
    intent = b"".join(reader.take(1) if flag & ASKED else b"\0" for flag in flags)
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
        intent=bytearray(intent),
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
