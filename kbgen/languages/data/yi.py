"""Yiddish."""

from kbgen.languages.language import Language

LANGUAGE = Language(
    code="yi",
    stemmer="yiddish",
)
