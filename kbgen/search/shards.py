"""Term groups ↔ bytes. `decode` is the oracle of `search/decode.js`."""

import gzip

from kbgen.model.search import Posting, TermGroup
from kbgen.search.format import FIELDS


def compress(data: bytes) -> bytes:
    """Compress so that the same data give the same bytes."""
    return gzip.compress(data, 9, mtime=0)


def encode(groups: list[TermGroup]) -> bytes:
    """Return varint(length of the text), the text, and a block of postings for each group.

    The text has a line for each group: the stem, and its forms behind spaces unless the stem is
    the only form. A block is varint(number of postings), then for each: varint(step to the
    document, from the one before), impact byte, fields byte, varint(sections); where the fields
    name headings, varint(headings); where the group has several forms, varint(forms).
    """
    lines = [
        group.stem if group.forms == (group.stem,) else " ".join([group.stem, *group.forms])
        for group in groups
    ]
    text = "\n".join(lines).encode()
    data = bytearray()
    _put(data, len(text))
    data += text
    for group in groups:
        _put(data, len(group.postings))
        previous = 0
        for posting in group.postings:
            _put(data, posting.doc - previous)
            data.append(posting.impact)
            data.append(posting.fields)
            _put(data, posting.sections)
            if posting.fields & FIELDS["headings"]:
                _put(data, posting.headings)
            if len(group.forms) > 1:
                _put(data, posting.forms)
            previous = posting.doc
    return bytes(data)


def decode(data: bytes) -> list[TermGroup]:
    """Read what `encode` wrote. Raises ValueError for anything else."""
    reader = _Reader(data)
    text = reader.take(reader.varint()).decode()
    groups = []
    for line in text.split("\n") if text else ():
        stem, *forms = line.split(" ")
        several = len(forms) > 1
        postings = []
        document = 0
        for _ in range(reader.varint()):
            document += reader.varint()
            impact, fields = reader.take(2)
            sections = reader.varint()
            postings.append(
                Posting(
                    doc=document,
                    impact=impact,
                    fields=fields,
                    sections=sections,
                    headings=reader.varint() if fields & FIELDS["headings"] else 0,
                    forms=reader.varint() if several else 1,
                )
            )
        groups.append(TermGroup(stem=stem, forms=tuple(forms) or (stem,), postings=tuple(postings)))
    if reader.at != len(data):
        raise ValueError("bytes are left over")
    return groups


def _put(data: bytearray, value: int) -> None:
    while value > 127:
        data.append(value & 127 | 128)
        value >>= 7
    data.append(value)


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
            if byte < 128:
                return value
            shift += 7
