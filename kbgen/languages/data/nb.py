"""Norwegian Bokmål."""

from kbgen.languages.language import FactWords, Language

LANGUAGE = Language(
    code="nb",
    stemmer="norwegian",
    respellings=(("ae", "a"), ("oe", "o"), ("aa", "a")),
    compound_links="s e",
    unit_words={"day": ("dag", "dager")},
    facts=FactWords(clock_before="kl"),
)
