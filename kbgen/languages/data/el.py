"""Greek."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="el",
    stemmer="greek",
)
