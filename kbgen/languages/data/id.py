"""Indonesian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="id",
    stemmer="indonesian",
)
