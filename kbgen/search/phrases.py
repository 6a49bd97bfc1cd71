"""Phrases of the thesaurus: several words that are looked up as one term."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from kbgen.analysis import Term
from kbgen.search.format import LONGEST_PHRASE


def token(term: Term, stop_words: AbstractSet[str]) -> str:
    """Return what phrases know a word by: stop words as they are, as stems would confuse them."""
    return term.form if term.form in stop_words else term.stem


def phrase_key(terms: Sequence[Term], stop_words: AbstractSet[str]) -> str:
    """Return the name of a word or phrase, or an empty string for one of stop words only.

    It begins with the first word that decides, so that it is found beside that word: "where is my
    order" is `order-where-is-my`. A hyphen is part of no word, and sorts before all that are.
    """
    content = [term.stem for term in terms if term.form not in stop_words]
    others = [term.form for term in terms if term.form in stop_words]
    return "-".join([*content, *others]) if content else ""


class Phrases:
    """Finds phrases in texts."""

    def __init__(self, phrases: Iterable[Sequence[Term]], stop_words: AbstractSet[str]) -> None:
        found = {
            tuple(token(term, stop_words) for term in terms): phrase_key(terms, stop_words)
            for terms in phrases
            if 1 < len(terms) <= LONGEST_PHRASE
        }
        named = sorted((tokens, key) for tokens, key in found.items() if key)
        self._stop_words = stop_words
        self._by_first = {
            first: list(some) for first, some in groupby(named, lambda phrase: phrase[0][0])
        }

    def within(self, terms: Sequence[Term]) -> Iterator[Term]:
        """Yield the phrases that stand in a text, as terms."""
        by_first, stop_words = self._by_first, self._stop_words
        tokens = [token(term, stop_words) for term in terms if not term.is_inner]
        for at in [at for at, first in enumerate(tokens) if first in by_first]:
            for phrase, key in by_first[tokens[at]]:
                if tuple(tokens[at : at + len(phrase)]) == phrase:
                    yield Term(key, key)

    def __bool__(self) -> bool:
        return bool(self._by_first)
