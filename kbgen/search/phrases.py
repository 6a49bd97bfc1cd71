"""Phrases of the thesaurus: several words that are looked up as one term."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from kbgen.analysis import Term
from kbgen.search.format import LONGEST_PHRASE

#: Stands for every token outside all phrases, and between passages.
_OTHER = "\n"
_FIRST_LETTER = 0x100


def token(term: Term, stop_words: AbstractSet[str]) -> str:
    """Return how phrases spell a word: by its stem, but stop words, which stems mix up, in full."""
    return term.form if term.form in stop_words else term.stem


def phrase_key(terms: Sequence[Term], stop_words: AbstractSet[str]) -> str:
    """Return the name of a word or phrase; empty for one of stop words only.

    It begins with the first word that decides, so that it lies beside that word: “where is my
    order” is `order-where-is-my`. A hyphen is never part of a word, and sorts before what is.
    """
    content = [term.stem for term in terms if term.form not in stop_words]
    others = [term.form for term in terms if term.form in stop_words]
    return "-".join([*content, *others]) if content else ""


class Phrase(NamedTuple):
    """Several words in a row."""

    spelling: str
    """A letter for each token."""
    key: str
    letters: frozenset[str]


class Phrases:
    """The phrases of a thesaurus.

    Each token of a phrase is a letter and all other tokens are one more, so texts become strings of
    letters and are searched as fast.
    """

    def __init__(self, phrases: Iterable[Sequence[Term]], stop_words: AbstractSet[str]) -> None:
        keys = {
            tuple(token(term, stop_words) for term in terms): phrase_key(terms, stop_words)
            for terms in phrases
            if 1 < len(terms) <= LONGEST_PHRASE
        }
        tokens = sorted({each for phrase in keys for each in phrase})
        self._letters = {each: chr(_FIRST_LETTER + n) for n, each in enumerate(tokens)}
        self._by_rarest: dict[str, list[Phrase]] = {}
        for words, key in sorted(keys.items()):
            if key:
                # Presumably in the fewest texts.
                rarest = max(words, key=lambda each: (each not in stop_words, len(each), each))
                spelling = self.spell(words)
                phrase = Phrase(spelling, key, frozenset(spelling))
                self._by_rarest.setdefault(self._letters[rarest], []).append(phrase)

    def spell(self, tokens: Iterable[str]) -> str:
        """Return the letters of tokens."""
        return "".join(self._letters.get(each, _OTHER) for each in tokens)

    def within(self, passages: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield (number of the passage, key) for every occurrence of a phrase.

        passages: the letters of each.
        """
        text = _OTHER.join(passages)
        letters = set(text)
        ends: list[int] = []
        for rarest in sorted(self._by_rarest.keys() & letters):
            for phrase in self._by_rarest[rarest]:
                if not letters >= phrase.letters:
                    continue
                place = text.find(phrase.spelling)
                while place >= 0:
                    ends = ends or list(accumulate(len(passage) + 1 for passage in passages))
                    yield bisect_right(ends, place), phrase.key
                    place = text.find(phrase.spelling, place + 1)
