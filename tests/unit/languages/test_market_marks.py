"""Punctuation of values that differ by market."""

import pytest

from kbgen.languages import language_of
from kbgen.model.locale import Locale


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "30 days (US: 60 days; CH: 14 days)"),
        ("fr", "30 days (US\xa0: 60 days\u202f; CH\xa0: 14 days)"),
        # A semicolon is a question mark.
        ("el", "30 days (US: 60 days· CH: 14 days)"),
        ("ar", "30 days (US: 60 days؛ CH: 14 days)"),
        ("zh-Hant", "30 days（US：60 days；CH：14 days）"),
    ],
)
def test_marks_are_those_of_the_language(tag: str, written: str) -> None:
    opening, colon, between, closing = language_of(Locale(tag)).market_marks
    text = f"30 days{opening}US{colon}60 days{between}CH{colon}14 days{closing}"

    assert text == written
