"""Nepali."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="ne",
    stemmer="nepali",
)
