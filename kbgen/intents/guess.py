"""How like an intent an article is, by its title and keywords."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, sqrt
from typing import Final

from kbgen.analysis import Analyser
from kbgen.intents import asked_in
from kbgen.languages import language_of
from kbgen.model.locale import Locale

#: How much a word of the title says, and one of the owner's keywords.
_TITLE: Final = 1.0
_KEYWORD: Final = 0.25
#: How much a word of the question says, beside one of what shoppers type.
_QUESTION: Final = 4.0


class Guesser:
    """Compares words with those of a language's intents: the cosine of tf-idf vectors.

    (Salton & McGill, Introduction to Modern Information Retrieval, 1983.)
    """

    def __init__(self, locale: Locale) -> None:
        language = language_of(locale)
        self._analyser = Analyser(language)
        self._stop_words = language.stop_words
        counts = {
            name: self._counts(
                ((intent.question, _QUESTION), *((one, 1.0) for one in intent.asked))
            )
            for name, intent in asked_in(locale).items()
        }
        having = Counter(stem for count in counts.values() for stem in count)
        self._rarity = {stem: log(len(counts) / held) for stem, held in having.items()}
        self._unknown = log(len(counts) or 1)
        self._holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, count in counts.items():
            weights = {stem: sqrt(n) * self._rarity[stem] for stem, n in count.items()}
            for stem, weight in _unit(weights).items():
                self._holders[stem].append((name, weight))

    def weights(self, intent: str) -> Mapping[str, float]:
        """Return how much each stem tells an intent from others, from 0 to 1."""
        return {
            stem: weight
            for stem, holders in self._holders.items()
            for name, weight in holders
            if name == intent
        }

    def likeness(self, title: str, keywords: Iterable[str]) -> dict[str, float]:
        """Return the cosine of each intent that shares a word, from 0 to 1."""
        texts = ((title, _TITLE), *((word, _KEYWORD) for word in keywords))
        counts = self._counts(texts)
        rarity = self._rarity
        weights = {s: n * rarity.get(s, self._unknown) for s, n in counts.items()}
        likeness: dict[str, float] = defaultdict(float)
        for stem, weight in _unit(weights).items():
            for name, held in self._holders.get(stem, ()):
                likeness[name] += weight * held
        return likeness

    def _counts(self, texts: Iterable[tuple[str, float]]) -> dict[str, float]:
        counts: dict[str, float] = defaultdict(float)
        for text, weight in texts:
            for term in self._analyser.terms(text):
                if term.form not in self._stop_words:
                    counts[term.stem] += weight
        return counts


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {stem: weight / length for stem, weight in vector.items()}


@lru_cache(maxsize=64)
def guesser_of(locale: Locale) -> Guesser:
    return Guesser(locale)
