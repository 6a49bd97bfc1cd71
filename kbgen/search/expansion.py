"""What else a term finds: synonyms, compounds with it, spellings that confuse the stemmer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from kbgen.analysis import Analyser, Term
from kbgen.analysis.folding import fold, normalise
from kbgen.model.search import Synonyms
from kbgen.search.compounds import compound_parts
from kbgen.search.format import CUE, RANKING
from kbgen.search.phrases import Phrases, phrase_key


@dataclass(frozen=True, slots=True)
class Expansion:
    """Stem → what else it finds."""

    others: dict[str, dict[str, float]] = field(default_factory=dict)
    """Stem of another group → weight of its matches."""
    aliases: dict[str, set[str]] = field(default_factory=dict)
    """Stems of the same word, spelt with accents."""
    typed: dict[str, str] = field(default_factory=dict)
    """The typed form of a synonym, which the site may never use."""


class _Pair(NamedTuple):
    """A word that readers type, and one that it finds."""

    typed: str
    form: str
    """Of the typed word, where it is one word; else its key."""
    meant: str
    weight: float


class Thesaurus:
    """Synonyms as terms of an analyser. Every word is analysed once."""

    def __init__(
        self, synonyms: Sequence[Synonyms], analyser: Analyser, stop_words: frozenset[str]
    ) -> None:
        words = sorted({word for entry in synonyms for word in (*entry.typed, *entry.meant)})
        terms = {word: _outer_terms(word, analyser) for word in words}
        # Many keyboards lack the accents that stemmers want.
        bare = {word: _outer_terms(fold(normalise(word)), analyser) for word in words}
        keys = {word: phrase_key(terms[word], stop_words) for word in words}
        self.phrases = Phrases((terms[word] for word in words), stop_words)
        self.answers = self._answers(synonyms, terms, keys)
        """Key of a phrase that readers type → the words that it means, each its key and form.

        An article whose title asks “How long does it take?” is one on delivery times.
        """
        spellings = {
            word: {keys[word]: terms[word], phrase_key(bare[word], stop_words): bare[word]}
            for word in words
        }
        self._pairs = tuple(
            _Pair(key, _form(spelt, key), keys[meant], entry.weight)
            for entry in synonyms
            for typed, meant in product(entry.typed, entry.meant)
            for key, spelt in spellings[typed].items()
            if key and keys[typed] != keys[meant] != key
        )

    @staticmethod
    def _answers(
        synonyms: Sequence[Synonyms], terms: Mapping[str, Sequence[Term]], keys: Mapping[str, str]
    ) -> dict[str, dict[str, str]]:
        answers: dict[str, dict[str, str]] = {}
        for entry in synonyms:
            if entry.typed != entry.meant:
                meant = {keys[word]: _form(terms[word], keys[word]) for word in entry.meant}
                for typed in entry.typed:
                    if "-" in keys[typed]:
                        answers.setdefault(keys[typed], {}).update(meant)
        return answers

    def expand(self, known: Mapping[str, object], expansion: Expansion) -> None:
        """Add the synonyms whose meant word is in the site (`known`: its stems)."""
        for pair in self._pairs:
            if pair.meant in known:
                others = expansion.others.setdefault(pair.typed, {})
                others[pair.meant] = max(others.get(pair.meant, 0.0), pair.weight)
                expansion.typed[pair.typed] = pair.form


def _outer_terms(text: str, analyser: Analyser) -> list[Term]:
    return [term for term in analyser.terms(text) if not term.is_inner]


def _form(terms: Sequence[Term], key: str) -> str:
    """Return the form of what is one word, else the key."""
    return terms[0].form if len(terms) == 1 else key


def expand(
    stems: Mapping[str, Iterable[str]],
    aliases: Iterable[tuple[str, str]],
    thesaurus: Thesaurus,
    links: str | None,
) -> Expansion:
    """Return what the terms of a site find beside themselves.

    stems: stem → its forms. aliases: (stem as typed without accents, stem). links: see
    `Language.compound_links`.
    """
    expansion = Expansion()
    if links is not None:
        # Sorted, so that a form with two stems always gets the same one, the last.
        named = (stem for stem in sorted(stems) if "-" not in stem and stem[0] != CUE)
        words = {form: stem for stem in named for form in stems[stem]}
        for part, compound in compound_parts(words, links.split()):
            expansion.others.setdefault(part, {})[compound] = RANKING["compound"]
    thesaurus.expand(stems, expansion)
    for typed, stem in aliases:
        expansion.aliases.setdefault(typed, set()).add(stem)
    return expansion
