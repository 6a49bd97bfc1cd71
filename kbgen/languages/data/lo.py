"""Lao."""

from kbgen.languages.language import Language
from kbgen.languages.scripts import THAI_AND_LAO

LANGUAGE = Language(
    code="lo",
    scripts=(THAI_AND_LAO,),
)
