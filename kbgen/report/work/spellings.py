"""Queries that mean the same: forms of a word, other orders, synonyms."""

from kbgen.analysis import Analyser, Term
from kbgen.config import Project
from kbgen.languages import language_of
from kbgen.model.locale import Locale
from kbgen.search import site_synonyms
from kbgen.search.format import LONGEST_PHRASE
from kbgen.search.phrases import phrase_key


class Spellings:
    """The words of a locale as its search knows them."""

    def __init__(self, project: Project, locale: Locale) -> None:
        language = language_of(locale)
        self._stop_words = language.stop_words
        self._analyser = Analyser(language)
        self._meant: dict[str, str] = {}
        self._longest = 1
        # One step, not a chain: a synonym of a synonym may mean something else.
        for entry in (*site_synonyms(project, locale), *language.synonyms):
            for word in (*entry.typed, *entry.meant):
                terms = self._terms(word)
                key = self._key(terms)
                if key and len(terms) <= LONGEST_PHRASE:
                    self._meant.setdefault(key, self._key(self._terms(entry.meant[0])) or key)
                    self._longest = max(self._longest, len(terms))

    def words(self, text: str) -> list[str]:
        """Return a key for each significant word or known phrase of a text, in order."""
        terms = self._terms(text)
        found: list[str] = []
        at = 0
        while at < len(terms):
            length = next(
                (n for n in range(self._longest, 1, -1) if self._is_known(terms[at : at + n], n)), 1
            )
            key = self._key(terms[at : at + length])
            if key:
                found.append(self._meant.get(key, key))
            at += length
        return found or [term.stem for term in terms]

    def key(self, query: str) -> str:
        """Return the same key for queries that mean the same."""
        return " ".join(sorted(set(self.words(query))))

    def _is_known(self, terms: list[Term], length: int) -> bool:
        return len(terms) == length and self._key(terms) in self._meant

    def _terms(self, text: str) -> list[Term]:
        return [term for term in self._analyser.terms(text) if not term.is_inner]

    def _key(self, terms: list[Term]) -> str:
        return phrase_key(terms, self._stop_words)
