"""Danish."""

from kbgen.languages.language import FactWords, Language

LANGUAGE = Language(
    code="da",
    stemmer="danish",
    respellings=(("ae", "a"), ("oe", "o"), ("aa", "a")),
    compound_links="s e",
    range_sign="-",
    facts=FactWords(clock_before="kl"),
)
