"""How a locale spells what facts are made of: CLDR's patterns, taken apart, and `FactWords`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import babel
from babel.numbers import (
    format_decimal,
    get_currency_name,
    get_decimal_symbol,
    get_group_symbol,
)
from babel.units import format_unit

from kbgen.facts.date_patterns import date_patterns, month_names
from kbgen.languages import LANGUAGES, FactWords, Language, language_of
from kbgen.languages.units import all_forms
from kbgen.model.locale import Locale, currencies

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
#: Currencies that are recognised by their full names.
_NAMED = ("EUR", "USD", "GBP", "CHF", "JPY", "NOK", "SEK", "DKK", "PLN", "CZK", "TRY", "CNY", "KRW")
#: Numbers with every plural form that whole numbers have.
_SAMPLES = (1, 2, 3, 5, 11, 100, 1_000_000)
_INVISIBLE = re.compile(r"[\u200e\u200f\u061c]")
#: Symbols that mean the same currency everywhere.
_SYMBOLS = {"€": "EUR", "£": "GBP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Numbers and the words around them, as a locale writes them."""

    language: Language
    decimal: str
    """The character before decimals."""
    group: str
    """The characters that may stand between thousands."""
    units: Mapping[str, str]
    """Word → unit of a duration."""
    pairs: Mapping[str, tuple[int, str]]
    """Word → the number and the unit that it is in one, such as a dual."""
    numbers: Mapping[str, int]
    """Number word → one to twelve."""
    currencies: Mapping[str, str]
    """Symbol, name or code → ISO 4217."""
    percents: tuple[str, ...]
    between: tuple[str, ...]
    """Words between the ends of a range."""
    halves: Mapping[str, int]
    """Word for a half of the day → hours to add."""
    months: Mapping[str, int]
    dates: tuple[str, ...]
    """Regular expressions: see `date_patterns`."""
    is_spaced: bool
    """Whether spaces show where a word ends; particles of Korean hide it."""


@lru_cache(maxsize=64)
def spelling_of(locale: Locale) -> Spelling:
    """Read from CLDR and the word lists how a locale spells numbers, units, money and dates."""
    own = locale.babel
    language = language_of(locale)
    words = language.facts
    units, pairs = _units(locale, words)
    months = month_names(own)
    group = get_group_symbol(own)
    return Spelling(
        language=language,
        decimal=get_decimal_symbol(own),
        group=" \xa0\u202f\u2009" if group.isspace() else group + ("'" if group == "’" else ""),
        units=units,
        pairs=pairs,
        numbers={
            word: number
            for number, forms in enumerate(words.numbers.split(), 1)
            for word in forms.split("/")
        },
        currencies=_currencies(own, words),
        percents=("%", "٪", *_listed(words.percents)),
        between=_listed(words.between),
        halves=_halves(own, words),
        months=months,
        dates=date_patterns(own, months, words),
        is_spaced=language.has_spaces and not words.particles,
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(filter(None, words.split("|")))


def _units(locale: Locale, words: FactWords) -> tuple[dict[str, str], dict[str, tuple[int, str]]]:
    units: dict[str, str] = {}
    pairs: dict[str, tuple[int, str]] = {}
    own = locale.babel
    for unit, category, pattern in all_forms(locale):
        word = " ".join(pattern.replace("{0}", "").split())
        if category == "two" and "{0}" not in pattern:
            pairs[word] = (2, unit)
        else:
            units.setdefault(word, unit)
    for unit, number, text in _cldr_units(own):
        count = str(format_decimal(number, locale=own))
        word = " ".join(_INVISIBLE.sub(" ", text.replace(count, " ")).split())
        if count in text or number == 1:
            units.setdefault(word, unit)
        elif number == 2:
            pairs[word] = (2, unit)
    # Last, as CLDR's short forms must not shadow a word that was reviewed by hand. Without a
    # translation the theme writes “working days” in English.
    english = {"working-day": LANGUAGES["en"].facts.units["working-day"]}
    for unit, forms in (*english.items(), *words.units.items()):
        units.update(dict.fromkeys(_listed(forms), unit))
    pairs.update(words.pairs)
    return units, pairs


def _cldr_units(own: babel.Locale) -> Iterator[tuple[str, int, str]]:
    for unit in _UNITS:
        for length in ("long", "short"):
            for number in _SAMPLES:
                text = format_unit(number, f"duration-{unit}", length=length, locale=own)
                yield unit, number, str(text)


def _currencies(own: babel.Locale, words: FactWords) -> dict[str, str]:
    codes = {code: code for code in currencies()}
    for code, symbol in own.currency_symbols.items():
        bare = " ".join(_INVISIBLE.sub(" ", symbol).split())
        if code != "XXX" and bare:  # ISO 4217: no currency
            codes[bare] = code
            codes[bare.replace("￥", "¥")] = code
    for code in _NAMED:
        for number in (1, 2, 5):
            codes[get_currency_name(code, number, locale=own)] = code
    return {**codes, **_SYMBOLS, **words.currencies}


def _halves(own: babel.Locale, words: FactWords) -> dict[str, int]:
    halves: dict[str, int] = {}
    for widths in own.day_periods.values():
        for width in ("wide", "abbreviated"):
            for name, hours in (("am", 0), ("pm", 12)):
                word = widths.get(width, {}).get(name, "")
                if any(map(str.isalpha, word)):
                    halves[" ".join(word.split())] = hours
    for forms, hours in zip(words.halves, (0, 12), strict=True):
        halves.update(dict.fromkeys(_listed(forms), hours))
    return halves


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, longer ones first.

    A space matches up to three; Arabic vowel marks may follow any letter.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(_spelled, ordered)) or r"(?!)"


def _spelled(word: str) -> str:
    marks = "[\u064b-\u0652]?" if any("\u0600" <= char <= "\u06ff" for char in word) else ""
    plain = re.sub("[\u064b-\u0652]", "", word) if marks else word
    return "".join(r"\s{1,3}" if char.isspace() else re.escape(char) + marks for char in plain)
