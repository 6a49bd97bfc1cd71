"""Finnish."""

from kbgen.languages.language import FactWords, Language

LANGUAGE = Language(
    code="fi",
    stemmer="finnish",
    compound_links="n",
    facts=FactWords(clock_before="klo"),
)
