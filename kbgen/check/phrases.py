"""Finds words and phrases of a glossary in texts, in whatever form they are inflected."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kbgen.analysis import Analyser
from kbgen.analysis.folding import fold, normalise
from kbgen.languages import language_of
from kbgen.model.locale import Locale

_WORD = re.compile(r"[^\W_]+")
#: Letters by which forms of a word differ. Stemmers make one of “orden” and “ordenador”.
_ENDING = 3


class Hit(NamedTuple):
    phrase: str
    """As in the glossary."""
    start: int
    end: int


class Phrases:
    """Some phrases of one language."""

    def __init__(self, locale: Locale, phrases: Iterable[str]) -> None:
        self._has_spaces = language_of(locale).has_spaces
        self._analyser = analyser_of(locale)
        self._phrases = tuple(phrases)
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for phrase in self._phrases:
            stems = tuple(self._stem(word) for word in _WORD.findall(phrase))
            if stems:
                self._by_first.setdefault(stems[0], []).append((phrase, stems))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the phrases of a text, word by word."""
        if not self._has_spaces:
            for phrase in self._phrases:
                for match in re.finditer(re.escape(phrase), text):
                    yield Hit(phrase, match.start(), match.end())
            return
        words = list(_WORD.finditer(text))
        stems = [self._stem(word[0]) for word in words]
        for at, stem in enumerate(stems):
            for phrase, wanted in self._by_first.get(stem, ()):
                last = at + len(wanted)
                end = words[min(last, len(words)) - 1].end()
                is_near = abs(end - words[at].start() - len(phrase)) <= _ENDING * len(wanted)
                if is_near and tuple(stems[at:last]) == wanted:
                    yield Hit(phrase, words[at].start(), end)

    def is_in(self, text: str) -> bool:
        """Tell whether a text has one of the phrases, be it as a part of a longer word."""
        if next(self.find(text), None) is not None:
            return True
        folded = fold(normalise(text))
        return any(fold(normalise(phrase)) in folded for phrase in self._phrases)

    def _stem(self, word: str) -> str:
        terms = self._analyser.analyse(word)
        return terms[0].stem if terms else word


@lru_cache(maxsize=64)
def analyser_of(locale: Locale) -> Analyser:
    """Return the analyser of a locale's language, with its cache of words."""
    return Analyser(language_of(locale))
