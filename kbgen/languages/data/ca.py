"""Catalan."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="ca",
    stemmer="catalan",
)
