"""Czech."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="cs",
    stemmer="czech",
)
