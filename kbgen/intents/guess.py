"""How like an intent an article is, by its title and keywords."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kbgen.intents.vectors import unit, vectors_of
from kbgen.model.locale import Locale

#: How much a word of the title says, and one of the owner's keywords.
_TITLE: Final = 1.0
_KEYWORD: Final = 0.25


class Guesser:
    """Compares words with those of a language's intents."""

    def __init__(self, locale: Locale) -> None:
        self._vectors = vectors_of(locale)
        self._holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
        """Stem → the intents that have it, and its part of their vectors."""
        for name, vector in self._vectors.of_intents.items():
            for stem, weight in vector.items():
                self._holders[stem].append((name, weight))

    def likeness(self, title: str, keywords: Iterable[str]) -> dict[str, float]:
        """Return the cosine of each intent that shares a word, from 0 to 1."""
        texts = ((title, _TITLE), *((word, _KEYWORD) for word in keywords))
        counts = self._vectors.counts(texts)
        weights = {stem: count * self._vectors.rarity(stem) for stem, count in counts.items()}
        likeness: dict[str, float] = defaultdict(float)
        for stem, weight in unit(weights).items():
            for name, held in self._holders.get(stem, ()):
                likeness[name] += weight * held
        return likeness


@lru_cache(maxsize=64)
def guesser_of(locale: Locale) -> Guesser:
    return Guesser(locale)
