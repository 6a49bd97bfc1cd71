"""Hungarian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="hu",
    stemmer="hungarian",
)
