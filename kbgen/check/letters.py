"""Which of two languages the letters of a word speak for, three at a time.

What letters follow one another is counted in the words of search: thousands of forms for each
language, of the trade and of everyday grammar.
"""

import math
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kbgen.analysis.folding import normalise
from kbgen.analysis.words import find_words
from kbgen.languages import language_of
from kbgen.model.locale import Locale

#: Weights of a triple as it was seen, and of its pair and third letter where it was not.
_SEEN, _PAIRED = 0.7, 0.28
#: Of any letter at all, which is also the probability of a letter that a language lacks.
_ANY = 0.02 / 40**3
#: Fewer triples than these tell little about a language.
_LEAST = 1_500


class Letters:
    """How often the words of a language have three letters in a row."""

    def __init__(self, tag: str) -> None:
        language = language_of(Locale.parse(tag))
        forms = {form for one in language.synonyms for form in (*one.typed, *one.meant)}
        texts = (*forms, language.contact_words.phrases)
        words = sorted({normalise(word) for text in texts for word in find_words(text)})
        self._triples = Counter(triple for word in words for triple in _triples(word))
        self._pairs = Counter[str]()
        self._singles = Counter[str]()
        for triple, count in self._triples.items():
            self._pairs[triple[:2]] += count
            self._singles[triple[2]] += count
        self._total = max(sum(self._triples.values()), 1)

    def __bool__(self) -> bool:
        """Whether there is enough to judge by."""
        return self._total >= _LEAST

    def compare(self, other: "Letters", word: str) -> float:
        """Return the log-odds that a normalised word is of this language, not the other one."""
        return sum(
            math.log(self.probability(triple) / other.probability(triple))
            for triple in _triples(word)
        )

    def probability(self, triple: str) -> float:
        """Return that of three letters, never 0."""
        seen = self._triples[triple] / self._total
        paired = self._pairs[triple[:2]] * self._singles[triple[2]] / self._total**2
        return _SEEN * seen + _PAIRED * paired + _ANY


@lru_cache(maxsize=64)
def letters_of(tag: str) -> Letters:
    """Return the letters of a language."""
    return Letters(tag)


def _triples(word: str) -> Iterator[str]:
    framed = f" {word} "
    return (framed[at : at + 3] for at in range(len(framed) - 2))
