"""The inverted index, built by Whoosh: its schema, its sorting pool, our analyser and our codec.

Whoosh calls the fields, sorts the postings by (field, term, document), with runs on disk when they
outgrow its memory limit, and hands them to the codec. The codec keeps them by term, which is what
the shards are made from; nothing of Whoosh's own file format is written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from whoosh.codec.base import Codec, FieldWriter, PerDocumentWriter, Segment
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.formats import Existence
from whoosh.writing import SegmentWriter

from kbgen.analysis import Analyser
from kbgen.model.search import SearchDoc
from kbgen.search.format import WEIGHTS, part_of
from kbgen.search.phrases import Phrases

#: Memory of the sorting pool before it writes a run to disk.
POOL_MEGABYTES = 64
#: Text of a field with the number of the part that it stands in.
Passage = tuple[str, int]
#: The value of a field. Whoosh pickles its schema, so what reads a text travels with the values.
Value = tuple[Analyser, Phrases, list[Passage]]


@dataclass(slots=True)
class Occurrences:
    """One term in one document."""

    frequencies: dict[str, int] = field(default_factory=dict)
    """By field."""
    sections: int = 0
    """Bit n: part n."""
    forms: set[str] = field(default_factory=set)
    title: set[str] = field(default_factory=set)
    """Forms in the title."""


@dataclass(slots=True)
class Inverted:
    """What the codec keeps."""

    terms: dict[str, dict[int, Occurrences]] = field(default_factory=dict)
    lengths: dict[str, dict[int, int]] = field(default_factory=dict)
    """Field → document → number of terms."""


def invert(documents: Iterable[SearchDoc], analyser: Analyser, phrases: Phrases) -> Inverted:
    """Index the documents; their numbers are their places in the order given."""
    inverted = Inverted(lengths={name: {} for name in WEIGHTS})
    schema = Schema(**{name: _Field() for name in WEIGHTS})
    index = RamStorage().create_index(schema)
    writer = SegmentWriter(index, codec=_Codec(inverted), limitmb=POOL_MEGABYTES, compound=False)
    for document in documents:
        fields = _fields(document)
        values: dict[str, Any] = {
            name: (analyser, phrases, passages) for name, passages in fields.items()
        }
        writer.add_document(**values)
    writer.commit(merge=False)
    return inverted


def _fields(document: SearchDoc) -> dict[str, list[Passage]]:
    count = len(document.sections)
    sections = [(section, part_of(at, count)) for at, section in enumerate(document.sections)]
    return {
        "title": [(document.title, 0)],
        "keywords": [(keyword, 0) for keyword in document.keywords],
        "headings": [(section.title, at) for section, at in sections if section.title],
        "text": [(section.text, at) for section, at in sections],
    }


class _Field(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """Yields terms directly: half the time of Whoosh's token objects and formats."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None, scorable=True)

    def separate_spelling(self) -> bool:
        return False

    def index(self, value: Value, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        analyser, phrases, passages = value
        found: dict[str, tuple[int, int, set[str]]] = {}
        for text, part in passages:
            bit = 1 << part
            terms = list(analyser.terms(text))
            for term in chain(terms, phrases.within(terms)):
                count, parts, forms = found.get(term.stem) or (0, 0, set())
                forms.add(term.form)
                found[term.stem] = (count + 1, parts | bit, forms)
        for stem, (count, parts, forms) in found.items():
            packed = " ".join([str(count), str(parts), *sorted(forms)])
            # A phrase makes no field longer: its words have been counted.
            length = 0 if "_" in stem else count
            yield stem.encode(), length, float(count), packed.encode()


class _Codec(Codec):  # type: ignore[misc]  # Whoosh has no types
    length_stats = False

    def __init__(self, inverted: Inverted) -> None:
        self._inverted = inverted

    def per_document_writer(self, _storage: object, _segment: object) -> "_Lengths":
        return _Lengths(self._inverted)

    def field_writer(self, _storage: object, _segment: object) -> "_Postings":
        return _Postings(self._inverted)

    def new_segment(self, _storage: object, indexname: str) -> Segment:
        return _Segment(indexname)


class _Segment(Segment):  # type: ignore[misc]  # Whoosh has no types
    _count = 0

    def set_doc_count(self, doccount: int) -> None:
        self._count = doccount

    def doc_count_all(self) -> int:
        return self._count

    def should_assemble(self) -> bool:
        return False

    def codec(self) -> Any:
        return None


class _Lengths(PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, inverted: Inverted) -> None:
        self._lengths = inverted.lengths
        self._document = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        self._document = docnum

    def add_field(self, fieldname: str, _field: object, _value: object, length: int) -> None:
        if length:
            self._lengths[fieldname][self._document] = length

    def close(self) -> None:
        self.is_closed = True


class _Postings(FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    is_closed = False

    def __init__(self, inverted: Inverted) -> None:
        self._terms = inverted.terms

    def add_postings(
        self,
        _schema: object,
        _lengths: object,
        items: Iterable[tuple[str, bytes, int, float, bytes]],
    ) -> None:
        for fieldname, term, document, _weight, packed in items:
            count, sections, *forms = packed.decode().split(" ")
            postings = self._terms.setdefault(term.decode(), {})
            found = postings.get(document)
            if found is None:
                found = postings[document] = Occurrences()
            found.frequencies[fieldname] = int(count)
            found.sections |= int(sections)
            found.forms.update(forms)
            if fieldname == "title":
                found.title.update(forms)

    def close(self) -> None:
        self.is_closed = True
