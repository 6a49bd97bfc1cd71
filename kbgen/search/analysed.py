"""The words of a locale, each of them analysed once."""

from functools import lru_cache
from typing import NamedTuple

from kbgen.analysis import Analyser
from kbgen.analysis.folding import normalise
from kbgen.analysis.terms import LONGEST
from kbgen.analysis.words import IS_HAN, RUNS
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.model.search import Synonyms
from kbgen.search.expansion import Thesaurus
from kbgen.search.phrases import token


class Word(NamedTuple):
    """A word as it is written, analysed."""

    terms: tuple[tuple[str, str], ...]
    """Stem and form."""
    aliases: tuple[tuple[str, str], ...]
    """(stem of the form, stem): they differ if the stemmer needs the accents."""


class Analysis:
    """Analyses the texts of a locale. Caches every word."""

    def __init__(self, locale: Locale, synonyms: tuple[Synonyms, ...]) -> None:
        self.locale = locale
        language = language_of(locale)
        self.analyser = Analyser(language)
        self.stop_words = language.stop_words
        entries = (*language.synonyms, *synonyms)
        self.thesaurus = Thesaurus(entries, self.analyser, self.stop_words)
        self.words: dict[str, Word] = {}
        self.letters: dict[str, str] = {}
        """Word → its letters in phrases."""

    def read(self, word: str) -> Word:
        analysed = self.words.get(word)
        if analysed is None:
            analysed = self.words[word] = self._read(word)
        return analysed

    def _read(self, word: str) -> Word:
        terms = self.analyser.analyse(word)
        tokens = [token(term, self.stop_words) for term in terms if not term.is_inner]
        self.letters[word] = self.thesaurus.phrases.spell(tokens)
        # With plain letters the form is the word itself, and so is its stem.
        plain = word.isascii() and len(word) <= LONGEST
        pairs = () if plain else ((self.analyser.stem(term.form), term.stem) for term in terms)
        # Pairs begin with every character but the last, which may be searched for alone.
        runs = () if plain else (run for run, _ in RUNS.findall(normalise(word)) if len(run) > 1)
        lasts = [(run[-1], run[-1]) for run in runs if IS_HAN.match(run[-1])]
        return Word(
            (*((term.stem, term.form) for term in terms), *lasts),
            tuple(pair for pair in pairs if pair[0] != pair[1]),
        )


@lru_cache(maxsize=16)
def analysis_of(locale: Locale, synonyms: tuple[Synonyms, ...]) -> Analysis:
    """Return the analysis of a locale. synonyms: the site's own."""
    return Analysis(locale, synonyms)
