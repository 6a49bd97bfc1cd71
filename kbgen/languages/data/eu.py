"""Basque."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="eu",
    stemmer="basque",
)
