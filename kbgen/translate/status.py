"""How far each translation is, section by section."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from kbgen.analysis.words import count_words
from kbgen.model.locale import Locale
from kbgen.translate.corpus import Corpus, DocumentPair, is_outdated
from kbgen.translate.document import Document, Kind, Section
from kbgen.translate.pairing import pair_sections
from kbgen.translate.parts import Parts


class State(StrEnum):
    """Of a section, the most urgent first."""

    MISSING = "missing"
    """It has no translation."""
    STALE = "stale"
    """Its source changed since it was translated."""
    UNMARKED = "unmarked"
    """It has a translation, and nothing says of which source."""
    MACHINE = "machine"
    """A program translated it, and its review is to come."""
    DONE = "done"


class SectionStatus(NamedTuple):
    """A section of a translation."""

    section: Section
    """Of the source."""
    state: State
    words: int
    """To translate or to review; 0 if it is done."""


class Status(NamedTuple):
    """A document in one locale."""

    id: str
    title: str
    locale: Locale
    path: str
    """Of the source, in the project."""
    sections: tuple[SectionStatus, ...]
    removed: tuple[str, ...]
    """Sections that the source no longer has and the translation still does."""

    @property
    def words(self) -> int:
        return sum(one.words for one in self.sections)

    @property
    def state(self) -> State:
        """The state as a whole: of the most urgent section."""
        states = {one.state for one in self.sections} | {State.STALE for _ in self.removed}
        return next((state for state in State if state in states), State.DONE)

    @property
    def counts(self) -> Counter[State]:
        return Counter(one.state for one in self.sections)


def statuses(corpus: Corpus, locales: Iterable[Locale]) -> Iterator[Status]:
    """Yield the status of every document in each locale, those that matter most first."""
    return (status_of(pair) for locale in locales for pair in corpus.pairs(locale))


def status_of(pair: DocumentPair) -> Status:
    """Compare a translation with what it was made from."""
    source = pair.source
    return Status(
        pair.id,
        source.title,
        pair.locale,
        source.path,
        tuple(_section(pair, section) for section in source.sections),
        _removed(pair, source),
    )


def _section(pair: DocumentPair, section: Section) -> SectionStatus:
    state = _state(pair, section)
    words = 0 if state is State.DONE else sum(count_words(_plain(u.parts)) for u in section.texts)
    return SectionStatus(section, state, words)


def _state(pair: DocumentPair, section: Section) -> State:
    entry = pair.entry(section.name)
    if pair.translation is None:
        return State.MISSING
    if pair.source.kind is Kind.CATALOGUE:
        return _string_state(pair.translation, section)
    if pair.source.kind is Kind.SETTINGS and not pair.translation.section(section.name):
        return State.MISSING
    if entry is None:
        # Where others are marked, this one is new in the source.
        is_new = pair.is_marked and not pair.source.is_minor
        return State.STALE if is_new else State.UNMARKED
    if is_outdated(entry, section) and not pair.source.is_minor:
        return State.STALE
    return State.MACHINE if entry.state == "machine" else State.DONE


def _string_state(translation: Document, section: Section) -> State:
    if section.name in translation.unsure:
        return State.MACHINE
    return State.DONE if translation.section(section.name) else State.MISSING


def _removed(pair: DocumentPair, source: Document) -> tuple[str, ...]:
    if pair.translation is None or source.kind is Kind.CATALOGUE or not pair.is_marked:
        return ()
    paired = {section.name for section in pair_sections(source, pair.translation).values()}
    return tuple(
        section.name
        for section in pair.translation.sections
        if section.name not in paired and pair.entry(section.name)
    )


def _plain(parts: Parts) -> str:
    return "".join(part for part in parts if isinstance(part, str))
