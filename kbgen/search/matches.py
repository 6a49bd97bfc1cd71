"""Where the terms of a query match. The twin of `search/matches.js`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kbgen.model.search import Posting, TermGroup
from kbgen.search.format import CUE, IMPACTS, LAST_FORM, WHOLE
from kbgen.search.query import QueryTerm


class Weight(NamedTuple):
    """The weight of a match by one form of a group."""

    score: float
    title: float
    """The same for a match in the title."""
    how: str
    """In words, for `--explain`."""


NOTHING = Weight(0.0, 0.0, "")


@dataclass(frozen=True, slots=True)
class Kind:
    """The weight of a match relative to one of the word as it was typed."""

    how: str = ""
    score: float = 1.0
    title: float = 1.0


@dataclass(slots=True)
class Found:
    """How one term of the query matches one document."""

    score: float
    """Impact times the weight of the best kind of match."""
    parts: int
    """Bit n: part n of the text matches."""
    title: float
    """The best weight of a match in the title; 0: none."""
    keyword: bool
    """Whether the article's keywords match."""
    how: str
    """How the best match came about."""
    posting: Posting
    asked: bool = False
    """Whether shoppers who ask for what it answers use it."""
    intent: float = 0.0
    """How much it tells of an intent of the article (`Posting.intent`), times that weight."""


@dataclass(slots=True)
class Matches:
    """Where one term of the query matches."""

    term: QueryTerm
    documents: dict[int, Found] = field(default_factory=dict)
    count: int = 0
    """Documents with the term, including those beyond the strongest ones."""
    words: set[str] = field(default_factory=set)
    """Stems that match; for the marks in headings and texts."""
    is_known: bool = False
    """Not by correction only."""
    meant: str = ""
    """Stem of the nearest known word, if it is misspelt."""

    @property
    def is_cue(self) -> bool:
        """Tell whether it is a stop word that only speaks for articles that other words match."""
        return self.term.form.startswith(CUE)

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the whole query, as it was asked before."""
        return self.term.form.endswith(WHOLE)

    @property
    def is_typed(self) -> bool:
        """Tell whether it is a word of the query: no cue, and no phrase, whose words count."""
        return not (self.is_cue or "-" in self.term.form)


def corrected(
    phrases: Iterable[tuple[str, tuple[str, ...]]], found: Iterable[Matches]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the phrases with misspelt words, as they are spelt."""
    meant = {matches.term.stem: matches.meant for matches in found if matches.meant}
    for key, stems in phrases if meant else ():
        spelt = "-".join(meant.get(stem, stem) for stem in key.split("-"))
        if spelt != key:
            yield spelt, stems


def add(matches: Matches, group: TermGroup, weights: Sequence[Weight]) -> bool:
    """Add the documents of a group, with a weight for each form; return whether it has any."""
    if not group.postings or not any(weight.score for weight in weights):
        return False
    matches.words.add(group.stem)
    matches.words.update(name_of(form) for form in group.forms if form[0] == "=")
    matches.count = max(matches.count, group.count)
    for posting in group.postings:
        weight = _best(posting.forms, weights)
        if not weight.score:
            continue
        score = weight.score * IMPACTS[posting.level]
        title = _title(posting.title, weights)
        found = matches.documents.get(posting.doc)
        if found is None:
            matches.documents[posting.doc] = Found(
                score,
                posting.parts,
                title,
                posting.keywords,
                weight.how,
                posting,
                posting.asked,
                weight.score * posting.intent,
            )
            continue
        found.keyword |= posting.keywords
        found.asked |= posting.asked
        found.intent = max(found.intent, weight.score * posting.intent)
        found.parts |= posting.parts
        found.title = max(found.title, title)
        if score > found.score:
            found.score, found.how, found.posting = score, weight.how, posting
    return True


def name_of(form: str) -> str:
    """Return the word of a form, without the mark of a synonym."""
    return form[2:] if form[0] == "=" else form


def _chosen(bits: int, weights: Sequence[Weight]) -> list[Weight]:
    return [weight for at, weight in enumerate(weights) if bits >> min(at, LAST_FORM) & 1]


def _best(bits: int, weights: Sequence[Weight]) -> Weight:
    return max(_chosen(bits, weights), key=lambda weight: weight.score, default=NOTHING)


def _title(bits: int, weights: Sequence[Weight]) -> float:
    chosen = _chosen(bits, weights) if bits else []
    return max((weight.title for weight in chosen if weight.score), default=0.0)
