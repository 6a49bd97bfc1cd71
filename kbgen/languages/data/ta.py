"""Tamil."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="ta",
    stemmer="tamil",
)
