"""What else a term finds: synonyms, compounds with it, spellings that confuse the stemmer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from kbgen.analysis import Analyser, Term
from kbgen.model.search import Synonyms
from kbgen.search.compounds import compound_parts
from kbgen.search.format import RANKING
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


class Thesaurus:
    """Synonyms as terms of an analyser."""

    def __init__(
        self, synonyms: Iterable[Synonyms], analyser: Analyser, stop_words: frozenset[str]
    ) -> None:
        self._synonyms = tuple(synonyms)
        self._stop_words = stop_words
        words = {word for entry in self._synonyms for word in (*entry.typed, *entry.meant)}
        self._terms: dict[str, Sequence[Term]] = {
            word: [term for term in analyser.terms(word) if not term.is_inner] for word in words
        }
        self.phrases = Phrases((self._terms[word] for word in sorted(words)), stop_words)

    def expand(self, known: Mapping[str, object], expansion: Expansion) -> None:
        """Add the synonyms whose meant word is in the site (`known`: its stems)."""
        for entry in self._synonyms:
            for typed, meant in product(entry.typed, entry.meant):
                key, target = self._key(typed), self._key(meant)
                if not key or key == target or target not in known:
                    continue
                others = expansion.others.setdefault(key, {})
                others[target] = max(others.get(target, 0.0), entry.weight)
                terms = self._terms[typed]
                expansion.typed[key] = terms[0].form if len(terms) == 1 else key

    def _key(self, word: str) -> str:
        return phrase_key(self._terms[word], self._stop_words)


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
        words = {form: stem for stem in sorted(stems) if "-" not in stem for form in stems[stem]}
        for part, compound in compound_parts(words, links.split()):
            expansion.others.setdefault(part, {})[compound] = RANKING["compound"]
    thesaurus.expand(stems, expansion)
    for typed, stem in aliases:
        expansion.aliases.setdefault(typed, set()).add(stem)
    return expansion
