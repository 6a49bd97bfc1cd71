"""Finds the words of a text that address readers otherwise than the rest does."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kbgen.check.quotations import blank_quotations
from kbgen.languages import language_of
from kbgen.model.locale import Locale


class Address(NamedTuple):
    """A word that addresses readers."""

    word: str
    start: int
    name: str
    """Of its form of address."""
    usual: str
    """That of the rest of the text."""


def find_register(text: str, locale: Locale, usual: str) -> Iterator[Address]:
    """Yield the words of another form of address than the usual one.

    usual: its name; empty: the one that the text has more often.
    """
    patterns = _patterns(locale)
    if len(patterns) < 2 or (usual and usual not in patterns):
        return
    bare = blank_quotations(text)
    hits = {name: list(pattern.finditer(bare)) for name, pattern in patterns.items()}
    usual = usual or max(hits, key=lambda name: len(hits[name]))
    for name, matches in hits.items():
        if name != usual:
            for match in matches:
                yield Address(match[0], match.start(), name, usual)


@lru_cache(maxsize=64)
def _patterns(locale: Locale) -> dict[str, re.Pattern[str]]:
    language = language_of(locale)
    edges = (r"(?<![\w'’-])", r"(?![\w'’-])") if language.has_spaces else ("", "")
    return {
        name: re.compile(f"{edges[0]}{pattern}{edges[1]}")
        for name, pattern in language.registers.items()
    }
