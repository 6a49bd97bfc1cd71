"""Weekdays, months and countries in prose, by the names that CLDR has for them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kbgen.languages import language_of
from kbgen.model.locale import Locale

KINDS = ("weekday", "month", "country")
#: Territories of CLDR that are no countries.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
#: Shorter names are parts of other words too often.
_LEAST_LETTERS = 3
#: Names from this length on may lose letters to an ending, and longer ones two.
_LEAST_INFLECTED, _LONG = 5, 8
_ARTICLE = "ال"
_DIGIT = re.compile(r"\d")
#: Lengths of the beginnings that names are looked up by.
_BEGINNINGS = (2, 3, 4)
_ABBREVIATION = re.compile(r"[A-Z]{2,}")


class Name(NamedTuple):
    """A weekday, a month or a country that a text names."""

    kind: str
    """`weekday`, `month` or `country`."""
    code: str
    """Of a weekday 0 (Monday) to 6, of a month 1 to 12, of a country its ISO 3166 code."""
    start: int
    text: str


def find_names(text: str, locale: Locale) -> list[Name]:
    """Return the names in a text, in its order."""
    index = _index(locale)
    names, end = list[Name](), 0
    for word in index.words.finditer(text):
        start = word.start()
        if start < end:
            continue
        found = [
            Name(one.kind, one.code, start, match[0])
            for one in index.candidates(text, start)
            if (match := one.pattern.match(text, start))
        ]
        if found:
            names.append(max(found, key=lambda name: len(name.text)))
            end = start + len(names[-1].text)
    return names


def name_of(kind: str, code: str, locale: Locale) -> str:
    """Return the name that CLDR has for something in a language."""
    return next(name for key, name in _names(kind, locale) if key == code)


@lru_cache(maxsize=64)
def country_abbreviations(locale: Locale) -> frozenset[str]:
    """Return the capital letters that names of countries have in a language: EE. UU., UK."""
    names = " ".join(name for _, name in _names("country", locale))
    return frozenset(_ABBREVIATION.findall(names))


def _names(kind: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield codes with their names, CLDR's first."""
    own = locale.babel
    if kind == "country":
        for code, name in own.territories.items():
            if len(code) == 2 and code not in _NO_COUNTRIES:
                yield code, name
        for code, others in language_of(locale).facts.countries.items():
            yield from ((code, name) for name in others.split("|"))
        return
    for calendar in (own.days if kind == "weekday" else own.months).values():
        yield from ((str(number), name) for number, name in calendar["wide"].items())


class _Spelling(NamedTuple):
    """A name as texts have it."""

    kind: str
    code: str
    pattern: re.Pattern[str]
    """Matches from the beginning of a word."""


class _Index(NamedTuple):
    """The names of a language by how they begin.

    One pattern of them all takes a hundred times as long.
    """

    words: re.Pattern[str]
    """Matches where a name may begin."""
    longest_prefix: int
    """Most letters before a name that are written as one word with it."""
    by_beginning: dict[str, list[_Spelling]]

    def candidates(self, text: str, start: int) -> Iterator[_Spelling]:
        for first in range(start, start + self.longest_prefix + 1):
            for length in _BEGINNINGS:
                yield from self.by_beginning.get(text[first : first + length], ())


@lru_cache(maxsize=64)
def _index(locale: Locale) -> _Index:
    language = language_of(locale)
    by_beginning: dict[str, list[_Spelling]] = {}
    for kind in KINDS:
        for code, name in _names(kind, locale):
            # Months that are called by a number are dates.
            least = _LEAST_LETTERS if name.isascii() and not name.isupper() else 2
            if len(name) < least or _DIGIT.search(name):
                continue
            spellings = {name} if kind == "country" else {name, name[:1].upper() + name[1:]}
            for spelled in spellings:
                one = _Spelling(kind, code, re.compile(_spelled(spelled, locale)))
                for beginning in _beginnings(spelled):
                    by_beginning.setdefault(beginning, []).append(one)
    words = re.compile(r"(?<!\w)\w" if language.has_spaces else r"\w")
    return _Index(words, 3 if language.facts.prefixes else 0, by_beginning)


def _beginnings(name: str) -> Iterator[str]:
    first = re.split(r"[\s.]", name, maxsplit=1)[0][: _BEGINNINGS[-1]]
    if len(first) >= _BEGINNINGS[0]:
        yield first
    if first.startswith(_ARTICLE):
        yield f"ل{first[1:]}"


def _spelled(name: str, locale: Locale) -> str:
    """Return a pattern of a name, as sentences have it."""
    language = language_of(locale)
    if not language.has_spaces:
        # A short name in kana may be a part of a longer word.
        kana = "[ァ-ヴー]" if unicodedata.name(name[0], "").startswith("KATAKANA") else r"(?!)."
        return f"(?<!{kana}){re.escape(name)}(?!{kana})"
    facts = language.facts
    words = [facts.prefixes + _word(word, inflects=facts.names_inflect) for word in name.split()]
    behind = "" if facts.particles else r"(?!\w)"
    gap = r"\s+"
    return rf"(?<!\w){gap.join(words)}{behind}"


def _word(word: str, *, inflects: bool) -> str:
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return f"(?:{word}|ل{word[1:]})"
    if not inflects:
        return f"{re.escape(word)}s?"
    cut = (len(word) >= _LEAST_INFLECTED) + (len(word) >= _LONG)
    kept = word[: len(word) - cut] if cut else word
    return re.escape(kept) + (r"\w{0,4}" if cut else "")
