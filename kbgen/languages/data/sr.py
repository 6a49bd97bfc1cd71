"""Serbian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="sr",
    stemmer="serbian",
)
