"""Irish."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="ga",
    stemmer="irish",
)
