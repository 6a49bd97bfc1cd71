"""Estonian."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="et",
    stemmer="estonian",
)
