"""Postings of a term, column by column.

An index of ten thousand articles has two million postings: as objects they would take half a
gigabyte and most of the time.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from kbgen.model.search import Posting

LEVEL, TITLE, KEYWORDS, ASKED = 31, 32, 64, 128


class Postings(Sequence[Posting]):
    """A sequence of postings that keeps them as columns."""

    __slots__ = ("docs", "flags", "forms", "intent", "parts", "titles")

    def __init__(  # noqa: PLR0913
        self,
        *,
        docs: "array[int]",
        flags: bytearray,
        intent: bytearray,
        parts: bytearray,
        forms: "array[int]",
        titles: "array[int]",
    ) -> None:
        self.docs = docs
        self.flags = flags
        self.intent = intent
        self.parts = parts
        self.forms = forms
        self.titles = titles

    def take(self, places: Sequence[int]) -> "Postings":
        """Return the postings at the places."""
        return Postings(
            docs=array("I", [self.docs[at] for at in places]),
            flags=bytearray(self.flags[at] for at in places),
            intent=bytearray(self.intent[at] for at in places),
            parts=bytearray(self.parts[at] for at in places),
            forms=array("I", [self.forms[at] for at in places]),
            titles=array("I", [self.titles[at] for at in places]),
        )

    def __len__(self) -> int:
        return len(self.docs)

    @overload
    def __getitem__(self, at: int) -> Posting: ...
    @overload
    def __getitem__(self, at: slice) -> "Postings": ...
    def __getitem__(self, at: int | slice) -> "Posting | Postings":
        if isinstance(at, slice):
            return self.take(range(*at.indices(len(self))))
        flags = self.flags[at]
        return Posting(
            doc=self.docs[at],
            level=flags & LEVEL,
            keywords=bool(flags & KEYWORDS),
            asked=bool(flags & ASKED),
            intent=self.intent[at],
            parts=self.parts[at],
            forms=self.forms[at],
            title=self.titles[at],
        )

    def __iter__(self) -> Iterator[Posting]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
