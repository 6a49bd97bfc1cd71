"""Armenian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="hy",
    stemmer="armenian",
)
