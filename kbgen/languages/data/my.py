"""Burmese."""

from kbgen.languages.language import Language
from kbgen.languages.scripts import BURMESE

LANGUAGE = Language(
    code="my",
    scripts=(BURMESE,),
)
