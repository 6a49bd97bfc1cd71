"""Esperanto."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="eo",
    stemmer="esperanto",
)
