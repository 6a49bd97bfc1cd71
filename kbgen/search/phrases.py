"""Phrases of the thesaurus: several words that are looked up as one term."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from kbgen.analysis import Term
from kbgen.search.format import LONGEST_PHRASE

#: Stands for all tokens that no phrase has, and between passages.
_OTHER = "\n"
_FIRST_LETTER = 0x100


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


class Phrase(NamedTuple):
    """Several words in a row."""

    spelling: str
    """A letter for each token."""
    key: str
    letters: frozenset[str]


class Phrases:
    """The phrases of a thesaurus.

    Each token that phrases have is a letter, all others are one and the same: texts are strings of
    such letters, and searched as quickly.
    """

    def __init__(self, phrases: Iterable[Sequence[Term]], stop_words: AbstractSet[str]) -> None:
        found = {
            tuple(token(term, stop_words) for term in terms): phrase_key(terms, stop_words)
            for terms in phrases
            if 1 < len(terms) <= LONGEST_PHRASE
        }
        tokens = sorted({one for phrase in found for one in phrase})
        self._letters = {one: chr(_FIRST_LETTER + at) for at, one in enumerate(tokens)}
        self._by_rarest: dict[str, list[Phrase]] = {}
        for words, key in sorted(found.items()):
            if key:
                # The one that fewest texts have, as far as one can tell.
                rarest = max(words, key=lambda one: (one not in stop_words, len(one), one))
                spelling = self.spell(words)
                phrase = Phrase(spelling, key, frozenset(spelling))
                self._by_rarest.setdefault(self._letters[rarest], []).append(phrase)

    def spell(self, tokens: Iterable[str]) -> str:
        """Return the letters of tokens."""
        return "".join(self._letters.get(one, _OTHER) for one in tokens)

    def within(self, passages: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield (number of the passage, key) of all phrases, as often as they stand there.

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
