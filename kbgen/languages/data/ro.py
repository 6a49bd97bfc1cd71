"""Romanian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="ro",
    stemmer="romanian",
)
