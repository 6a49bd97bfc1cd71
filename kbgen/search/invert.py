"""Documents → the inverted index: for every term, where it stands and how often.

Words repeat: each different one is analysed once, and remembered with the columns that its terms
go to. What a posting counts is packed into one number, so that two million of them take 40 MB.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kbgen.analysis import Analyser, Term
from kbgen.analysis.words import find_words
from kbgen.model.search import SearchDoc
from kbgen.search.format import LAST_FORM, part_of
from kbgen.search.phrases import Phrases

#: Where the frequency of each field begins in a packed number, and how many bits it has.
FREQUENCIES = {"text": (0, 20), "title": (20, 12), "headings": (32, 12), "keywords": (44, 12)}
#: The parts of the article stand above them.
PARTS_SHIFT = 56
_FREQUENCIES = (1 << PARTS_SHIFT) - 1
_PARTS = 0xFF << PARTS_SHIFT
_MASKS = {name: (1 << bits) - 1 for name, (_, bits) in FREQUENCIES.items()}


class Column:
    """One term in all documents."""

    __slots__ = ("bits", "docs", "forms", "packed", "titles")

    def __init__(self) -> None:
        self.bits: dict[str, int] = {}
        """Form → its bit, in the order of appearance."""
        self.docs = array("I")
        self.packed = array("Q")
        """Frequencies and parts."""
        self.forms = array("I")
        self.titles = array("I")
        """Forms in the title."""

    def count(self, document: int, added: int, bit: int, title: int) -> None:
        """Add to a document's number, its forms and those in its title."""
        docs = self.docs
        if docs and docs[-1] == document:
            packed = self.packed
            # Frequencies add up; the parts above them are flags.
            packed[-1] = (packed[-1] + (added & _FREQUENCIES)) | (added & _PARTS)
            self.forms[-1] |= bit
            self.titles[-1] |= title
        else:
            docs.append(document)
            self.packed.append(added)
            self.forms.append(bit)
            self.titles.append(title)

    def bit(self, form: str) -> int:
        return self.bits.setdefault(form, 1 << min(len(self.bits), LAST_FORM))


class _Word(NamedTuple):
    """What a word is made of."""

    places: tuple[tuple[Column, int], ...]
    """Column and form bit of each term."""
    terms: tuple[Term, ...]
    """Those that phrases are made of."""


@dataclass(slots=True)
class Inverted:
    """The whole index."""

    terms: dict[str, Column] = field(default_factory=dict)
    """By stem."""
    lengths: dict[str, "array[int]"] = field(default_factory=dict)
    """Field → number of terms of each document."""


def invert(documents: Iterable[SearchDoc], analyser: Analyser, phrases: Phrases) -> Inverted:
    """Index the documents; their numbers are their places in the order given."""
    inverter = _Inverter(analyser, phrases)
    for number, document in enumerate(documents):
        inverter.add(number, document)
    return inverter.inverted


class _Inverter:
    def __init__(self, analyser: Analyser, phrases: Phrases) -> None:
        self.inverted = Inverted(lengths={name: array("I") for name in FREQUENCIES})
        self._analyser = analyser
        self._phrases = phrases
        self._words: dict[str, _Word] = {}

    def add(self, number: int, document: SearchDoc) -> None:
        lengths = dict.fromkeys(FREQUENCIES, 0)
        for name, text, part in _passages(document):
            lengths[name] += self._add_passage(number, name, text, 1 << part)
        for name, length in lengths.items():
            self.inverted.lengths[name].append(length)

    def _add_passage(self, number: int, name: str, text: str, part: int) -> int:
        """Count the terms of a text; return how many they are."""
        shift, most = FREQUENCIES[name][0], _MASKS[name]
        parts = part << PARTS_SHIFT
        in_title = -1 if name == "title" else 0
        words = find_words(text)
        length = 0
        known = self._words
        for word, count in Counter(words).items():
            entry = known.get(word) or self._learn(word)
            length += count * len(entry.places)
            added = (min(most, count)) << shift | parts
            for column, bit in entry.places:
                column.count(number, added, bit, bit & in_title)
        if self._phrases:
            sequence = [term for word in words for term in known[word].terms]
            for phrase in self._phrases.within(sequence):
                column = self._column(phrase.stem)
                bit = column.bit(phrase.form)
                # A phrase makes no field longer: its words have been counted.
                column.count(number, 1 << shift | parts, bit, bit & in_title)
        return length

    def _learn(self, word: str) -> _Word:
        terms = self._analyser.analyse(word)
        places = []
        for term in terms:
            column = self._column(term.stem)
            places.append((column, column.bit(term.form)))
        entry = _Word(tuple(places), tuple(term for term in terms if not term.is_inner))
        self._words[word] = entry
        return entry

    def _column(self, stem: str) -> Column:
        column = self.inverted.terms.get(stem)
        if column is None:
            column = self.inverted.terms[stem] = Column()
        return column


def _passages(document: SearchDoc) -> Iterator[tuple[str, str, int]]:
    """Yield field, text and part."""
    yield "title", document.title, 0
    for keyword in document.keywords:
        yield "keywords", keyword, 0
    count = len(document.sections)
    for at, section in enumerate(document.sections):
        part = part_of(at, count)
        if section.title:
            yield "headings", section.title, part
        yield "text", section.text, part
