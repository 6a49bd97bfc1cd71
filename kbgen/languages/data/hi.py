"""Hindi."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="hi",
    stemmer="hindi",
)
