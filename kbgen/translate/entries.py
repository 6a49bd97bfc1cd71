"""The units of a job for translators: what an exported file holds, whatever its format."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.model.locale import Locale
from kbgen.translate.corpus import DocumentPair
from kbgen.translate.document import Unit
from kbgen.translate.memory import Memory
from kbgen.translate.pairing import SectionPair, UnitPair
from kbgen.translate.parts import Code, Parts, codes, form, written
from kbgen.translate.status import State, status_of


class Note(NamedTuple):
    """Something that translators should know about a unit."""

    category: str
    text: str


class Entry(NamedTuple):
    """A unit with what is known of its translation."""

    id: str
    document: str
    address: str
    """For people: `returns/refunds#when`, with the line of the source."""
    source: str
    """Its form, see `parts.py`."""
    translation: str
    """Its form; empty: it is to be translated."""
    state: str
    """`initial`, `translated` (by a program or before), or `reviewed`."""
    codes: Mapping[str, Code]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The contents of an exported file."""

    source: Locale
    target: Locale
    entries: tuple[Entry, ...]


#: Makes notes about a unit's source text.
Notes = Callable[[Parts], Iterable[Note]]


def document_entries(
    pair: DocumentPair, memory: Memory, notes: Notes, *, only_stale: bool = False
) -> Iterator[Entry]:
    """Yield the units of a document. only_stale: those of sections that are not done."""
    maker = _Maker(pair, memory, notes)
    states = {one.section.name: one.state for one in status_of(pair).sections}
    for section in pair.sections():
        state = states[section.source.name]
        if only_stale and state in {State.DONE, State.UNMARKED}:
            continue
        for unit in section.units:
            if unit.source.is_text:
                yield maker.entry(section, unit, state)


class _Maker(NamedTuple):
    """Makes the entries of a document."""

    pair: DocumentPair
    memory: Memory
    notes: Notes

    def entry(self, section: SectionPair, unit: UnitPair, state: State) -> Entry:
        source = unit.source
        own = unit.translation.parts if unit.translation and unit.is_exact else ()
        known = own or self.memory.translation(source)
        numbered = codes(source.parts, known)
        is_reviewed = bool(own) and state is State.DONE
        return Entry(
            source.id,
            self.pair.id,
            _address(self.pair, section, source),
            form(source.parts, codes(source.parts)),
            form(known, numbered) if known else "",
            "reviewed" if is_reviewed else "translated" if known else "initial",
            {**numbered, **codes(source.parts)},
            (*_notes(unit), *self.notes(source.parts)),
        )


def _address(pair: DocumentPair, section: SectionPair, unit: Unit) -> str:
    return f"{pair.source.path}:{unit.line} #{section.source.name}"


def _notes(unit: UnitPair) -> Iterator[Note]:
    if unit.source.kind == "keywords":
        yield Note("format", "One keyword a line; as many as the language needs.")
    if unit.former:
        yield Note("former-source", written(unit.former.parts))
    if unit.former and unit.translation:
        yield Note("former-translation", written(unit.translation.parts))
