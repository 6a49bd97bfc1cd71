"""Text → terms: words with their stems, or pairs of characters where words have no spaces."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.stemmers import stemmer_of
from kbgen.analysis.words import HAS_HANGUL, RUNS, find_words
from kbgen.languages import Language

#: Longer words are codes and addresses, which are not typed in full.
LONGEST = 40


class Term(NamedTuple):
    stem: str
    """Folded: the name of its group."""
    form: str
    """Folded: the word as it stands in the text."""
    is_inner: bool = False
    """A pair of characters of the word before it, as Korean has them."""


class Analyser:
    """The analyser of one language. Caches the terms of every word."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._stem = stemmer_of(language)
        self._cache: dict[str, tuple[Term, ...]] = {}

    def terms(self, text: str) -> Iterator[Term]:
        """Yield the terms in the order of the text."""
        for word in find_words(text):
            yield from self.analyse(word)

    def analyse(self, word: str) -> tuple[Term, ...]:
        """Return the terms of one word as `find_words` cuts it."""
        terms = self._cache.get(word)
        if terms is None:
            terms = self._cache[word] = tuple(self._analyse(word))
        return terms

    def _analyse(self, word: str) -> Iterator[Term]:
        # One character may stand for several words, as the Arabic ligatures of phrases do.
        normalised = " ".join(find_words(normalise(word)))
        for unspaced, spaced in RUNS.findall(normalised):
            if spaced:
                form = fold(spaced)[:LONGEST]
                if form:
                    yield Term(self.stem(spaced), form)
                if HAS_HANGUL.search(form):
                    yield from self._pairs(form, is_inner=True)
            else:
                yield from self._pairs(fold(unspaced))

    def stem(self, word: str) -> str:
        """Return the folded stem of a normalised word; stemmers need accents and come first."""
        # Letters beyond the basic plane count double in JavaScript, and no stemmer needs them.
        stem = self._stem if max(word, default="") <= "\uffff" else None
        stemmed = stem(word) if stem else word
        return fold(stemmed)[:LONGEST] or fold(word)[:LONGEST]

    @staticmethod
    def _pairs(run: str, *, is_inner: bool = False) -> Iterator[Term]:
        if len(run) == 1:
            yield Term(run, run, is_inner)
        for first, second in pairwise(run):
            yield Term(first + second, first + second, is_inner)
