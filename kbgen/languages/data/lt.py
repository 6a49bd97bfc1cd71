"""Lithuanian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="lt",
    stemmer="lithuanian",
)
