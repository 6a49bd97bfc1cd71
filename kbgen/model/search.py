from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.model.article import Section
from kbgen.model.artifact import Artifact
from kbgen.model.by_market import ByMarket
from kbgen.model.locale import Locale

#: Default weight of a synonym relative to the word itself.
SYNONYM_WEIGHT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words that readers type, and the words that they mean."""

    typed: tuple[str, ...]
    meant: tuple[str, ...]
    weight: float = SYNONYM_WEIGHT
    """The weight of a match, relative to one of the word itself."""


class LearnedWord(NamedTuple):
    """A word of what people asked before they opened an article."""

    stem: str
    """A cue begins with `format.CUE`."""
    forms: tuple[str, ...]
    weight: float
    """How much it speaks for the article, in the unit of `format.WEIGHTS`."""
    sections: tuple[int, ...] = (0,)
    """Numbers of those that answer it; 0: the article as a whole, which is none of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchText:
    """The words by which an article is found."""

    title: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    asked: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """How shoppers ask for what it answers, each with the number of the section that does; 0: the
    whole article."""
    learned: tuple[LearnedWord, ...] = ()
    """Words of what people asked before they opened it, and the questions themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentTask:
    """Some neighbouring articles of a locale, to be analysed."""

    locale: Locale
    synonyms: tuple[Synonyms, ...]
    """The site's own, beside those of the language."""
    averages: tuple[tuple[str, float], ...]
    """Field → its average length in the whole locale, as `average_lengths` returns it."""
    texts: tuple[SearchText, ...]


class SearchDoc(NamedTuple):
    """The fields of an article that search shows."""

    id: str
    url: str
    """Relative to the site's root."""
    title: str
    description: ByMarket
    category: str
    """Title of the category."""
    sections: tuple[tuple[str, str], ...]
    """Anchor and title of each."""
    passages: str
    """Name of the file with the texts of the sections, without its suffix."""
    boost: float = 1.0
    """The factor that the owner gives its scores."""
    answers: tuple[tuple[int, ByMarket, str], ...] = ()
    """Sections that answer an intent, what they say in a sentence or two, and their signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The answer that the owner wants first for some queries."""

    queries: tuple[str, ...]
    article: str
    """Its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCorpus:
    """The input of the index of one locale."""

    locale: Locale
    documents: tuple[SearchDoc, ...]
    segments: tuple[bytes, ...]
    """Their texts, analysed: the documents of one after those of the other."""
    synonyms: tuple[Synonyms, ...] = ()
    """The site's own, beside those of the language; the same as in the segments."""
    pins: tuple[Pin, ...] = ()
    others: tuple[str, ...] = ()
    """Tags of the locales to search when this one has no good match, the likeliest first."""
    questions: tuple[tuple[str, ...], ...] = ()
    """Complete questions to offer while a reader types, in groups, the most popular first."""
    asking: tuple[str, ...] = ()
    """Phrases, complaints and fillers of queries for a human; empty: no contact channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFiles:
    """The index of one locale, but for the passages."""

    entrance: Artifact
    """The manifest, the only file whose address does not change with its content."""
    files: tuple[tuple[str, bytes | None], ...]
    """(path, content); None: the file exists already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A term group in one document."""

    doc: int
    level: int
    """Weighted sum of the saturated field frequencies, as a step of `format.IMPACTS`."""
    keywords: bool
    """Whether the article's keywords hold the term."""
    parts: int
    """Bit n: part n of the text holds the term (see `format.part_of`)."""
    forms: int
    """Bit n: form n of the group occurs; the last bit stands for all later ones."""
    title: int
    """Bit n: form n occurs in the title."""
    asked: bool = False
    """Whether shoppers ask for what the article answers with it, or asked before they opened it."""
    intent: int = 0
    """How much it tells of an intent that the article answers, in `INTENT_STEPS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """All surface words with one stem, and where they stand."""

    stem: str
    """Stems joined by `-`: a phrase of the thesaurus."""
    forms: tuple[str, ...]
    """Folded. `=8stem`: another group that counts for this one, its levels lowered to 8 tenths
    (`:` is ten). `>stem`: no occurrence, but another group to look into."""
    postings: Sequence[Posting]
    """By document: the strongest of them where there are too many."""
    count: int
    """Documents with the term, those without a posting included."""
