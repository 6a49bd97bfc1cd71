"""Khmer."""

from kbgen.languages.language import Language
from kbgen.languages.scripts import KHMER

LANGUAGE = Language(
    code="km",
    scripts=(KHMER,),
)
