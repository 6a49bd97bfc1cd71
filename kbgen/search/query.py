"""Query → terms. The twin of `search/query.js`."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from kbgen.analysis import Analyser, Term
from kbgen.analysis.words import RUNS, find_words
from kbgen.search.format import LONGEST_PAIR, LONGEST_PHRASE, LONGEST_QUERY, RANKING, WHOLE
from kbgen.search.phrases import phrase_key


@dataclass(frozen=True, slots=True)
class QueryTerm:
    form: str
    stem: str
    is_word: bool
    """Not a pair of characters."""
    is_prefix: bool
    """The last word, which may still be typed."""


@dataclass(frozen=True, slots=True)
class Query:
    terms: tuple[QueryTerm, ...]
    """All but stop words; a query of stop words only keeps them."""
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    """Possible phrases, the longest first: the key and the stems of its words that decide."""
    pairs: tuple[tuple[QueryTerm, tuple[str, str]], ...]
    """Neighbours as one word, and the stems of both: `pay pal` may be written PayPal."""
    key: str
    """The stems of all words, the same for every spelling of the query."""
    cues: tuple[str, ...] = ()
    """The stop words, which may tell apart what people ask."""
    whole: str = ""
    """Name of the query as an earlier question; empty where it has only stop words."""


def parse_query(text: str, analyser: Analyser, stop_words: AbstractSet[str]) -> Query:
    """Return the terms of a query, cut to LONGEST_QUERY characters."""
    text = text[:LONGEST_QUERY]
    words = find_words(text)
    ends_open = bool(words) and text.endswith(words[-1])
    analysed: list[Term] = []
    terms: list[QueryTerm] = []
    for number, word in enumerate(words):
        word_terms = list(analyser.terms(word))
        analysed += word_terms
        outer = [term for term in word_terms if not term.is_inner]
        open_term = outer[-1] if outer and ends_open and number == len(words) - 1 else None
        for term in word_terms:
            outside = is_word(term.form) and not term.is_inner
            terms.append(QueryTerm(term.form, term.stem, outside, term is open_term))
    unique = list(dict.fromkeys(terms))
    kept = [term for term in unique if term.form not in stop_words] or unique
    most = int(RANKING["max_terms"])
    return Query(
        terms=tuple(kept[:most]),
        phrases=_phrases(analysed[:most], stop_words),
        pairs=_pairs(words[:most], analyser, ends_open=ends_open and len(words) <= most),
        key=" ".join(term.stem for term in analysed),
        cues=tuple(term.form for term in unique[:most] if term.form in stop_words),
        whole=whole_key(analysed[:most], stop_words),
    )


def whole_key(analysed: Sequence[Term], stop_words: AbstractSet[str]) -> str:
    """Return the name of an earlier question, whose group is beside that of its first word."""
    key = phrase_key([term for term in analysed if not term.is_inner], stop_words)
    return f"{key}{WHOLE}" if key else ""


def is_word(form: str) -> bool:
    """Tell whether a form is of a script with spaces between words."""
    run = RUNS.match(form)
    return run is not None and run[2] is not None


def _phrases(
    analysed: list[Term], stop_words: AbstractSet[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    terms = [term for term in analysed if not term.is_inner]
    found: dict[str, tuple[str, ...]] = {}
    for length in range(min(len(terms), LONGEST_PHRASE), 1, -1):
        for start in range(len(terms) - length + 1):
            window = terms[start : start + length]
            key = phrase_key(window, stop_words)
            content = tuple(term.stem for term in window if term.form not in stop_words)
            if key:
                found.setdefault(key, content)
    return tuple(found.items())


def _pairs(
    words: list[str], analyser: Analyser, *, ends_open: bool
) -> tuple[tuple[QueryTerm, tuple[str, str]], ...]:
    found: list[tuple[QueryTerm, tuple[str, str]]] = []
    for number, (first, second) in enumerate(pairwise(words), start=2):
        if len(first) + len(second) > LONGEST_PAIR:
            continue
        terms = [[*analyser.terms(word)] for word in (first, second, first + second)]
        if all(len(some) == 1 and is_word(some[0].form) for some in terms):
            (one,), (other,), (both,) = terms
            is_prefix = ends_open and number == len(words)
            term = QueryTerm(both.form, both.stem, is_word=True, is_prefix=is_prefix)
            found.append((term, (one.stem, other.stem)))
    return tuple(found)
