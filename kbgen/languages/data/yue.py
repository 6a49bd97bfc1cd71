"""Cantonese."""

from kbgen.languages.language import Language
from kbgen.languages.scripts import HAN

LANGUAGE = Language(
    code="yue",
    scripts=(HAN,),
)
