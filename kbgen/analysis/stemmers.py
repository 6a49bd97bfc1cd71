"""The stemmer of a language: Snowball's, a light one, or none."""

from collections.abc import Callable

import Stemmer

from kbgen.analysis.javascript import stemmer_module
from kbgen.analysis.light import light_module, light_stemmer
from kbgen.languages import Language


def stemmer_of(language: Language) -> Callable[[str], str] | None:
    """Return a function from a normalised word to its stem."""
    if language.stemmer:
        stem: Callable[[str], str] = Stemmer.Stemmer(language.stemmer).stemWord
        return stem
    return light_stemmer(language.affixes) if language.affixes else None


def browser_stemmer(language: Language) -> str:
    """Return an ES module that stems as `stemmer_of` does; empty: there is none."""
    if language.stemmer:
        return stemmer_module(language.stemmer)
    return light_module(language.affixes) if language.affixes else ""
