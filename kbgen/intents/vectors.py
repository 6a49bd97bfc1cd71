"""How much each word tells an intent from the others: tf-idf vectors.

(Salton & McGill, Introduction to Modern Information Retrieval, 1983.)
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Final

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.locale import Locale

#: How much a word of the question says, beside one of what shoppers type.
QUESTION: Final = 4


class Vectors:
    """The intents of a language, by the stems of their words; stop words are left out."""

    def __init__(self, locale: Locale) -> None:
        language = language_of(locale)
        self._analyser = Analyser(language)
        self._stop_words = language.stop_words
        counts = {
            name: self._asked((intent.question, *intent.asked))
            for name, intent in asked_in(locale).items()
        }
        self.holders = Counter(stem for count in counts.values() for stem in count)
        """Stem → how many intents have it."""
        self._rarity = {stem: log(len(counts) / held) for stem, held in self.holders.items()}
        self._unknown = log(len(counts) or 1)
        self.of_intents = {name: self._weighed(count) for name, count in counts.items()}
        """Intent → stem → its part of the intent's vector, which has the length 1."""

    def rarity(self, stem: str) -> float:
        """Return the logarithm of all intents by those that have the stem."""
        return self._rarity.get(stem, self._unknown)

    def shares(self, questions: Sequence[str]) -> dict[str, float]:
        """Return what each stem of a query adds to the cosine with an intent, from 0 to 1.

        questions: those of the intent, its title first. The sum over a query's stems is their
        cosine, but for a factor that is the same for all intents.
        """
        most = self._unknown or 1.0
        vector = self._weighed(self._asked(questions))
        return {stem: weight * self.rarity(stem) / most for stem, weight in vector.items()}

    def counts(self, texts: Iterable[tuple[str, float]]) -> dict[str, float]:
        """Return how often texts have each stem. texts: each with what one occurrence counts."""
        counts: dict[str, float] = defaultdict(float)
        for text, weight in texts:
            for term in self._analyser.terms(text):
                if term.form not in self._stop_words:
                    counts[term.stem] += weight
        return counts

    def _asked(self, questions: Sequence[str]) -> dict[str, float]:
        first, *others = questions
        return self.counts(((first, QUESTION), *((one, 1.0) for one in others)))

    def _weighed(self, counts: Mapping[str, float]) -> dict[str, float]:
        return unit({stem: sqrt(count) * self.rarity(stem) for stem, count in counts.items()})


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Return a vector of the same direction, of length 1."""
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {stem: weight / length for stem, weight in vector.items()}


@lru_cache(maxsize=64)
def vectors_of(locale: Locale) -> Vectors:
    return Vectors(locale)
