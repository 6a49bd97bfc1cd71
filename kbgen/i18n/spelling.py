"""How a locale spells dates, numbers and units, for recognising them in prose.

CLDR's patterns, taken apart, and the reviewed words of `unit_words`.
"""

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

from kbgen.i18n.date_patterns import date_patterns, month_names
from kbgen.i18n.unit_words import (
    BETWEEN_WORDS,
    CLOCK_WORDS,
    CURRENCY_WORDS,
    HALF_WORDS,
    NUMBER_WORDS,
    PAIR_WORDS,
    PERCENT_WORDS,
    UNIT_WORDS,
)
from kbgen.model.locale import Locale, currencies

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
#: Currencies whose names in full are worth to be known.
_NAMED = ("EUR", "USD", "GBP", "CHF", "JPY", "NOK", "SEK", "DKK", "PLN", "CZK", "TRY", "CNY", "KRW")
#: Show every plural form that whole numbers have.
_SAMPLES = (1, 2, 3, 5, 11, 100, 1_000_000)
_INVISIBLE = re.compile(r"[\u200e\u200f\u061c]")
#: Scripts without spaces between words, where a word ends is not seen.
_UNSPACED = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """What a reader of a locale knows of numbers and the words around them."""

    language: str
    decimal: str
    """The character before decimals."""
    group: str
    """The characters that may stand between thousands."""
    units: Mapping[str, str]
    """Word → unit of a duration."""
    pairs: Mapping[str, tuple[int, str]]
    """Word → number and unit in one, such as a dual."""
    numbers: Mapping[str, int]
    """Number word → one to twelve."""
    currencies: Mapping[str, str]
    """Symbol, name or code → ISO 4217."""
    percents: tuple[str, ...]
    between: tuple[str, ...]
    """Words between the ends of a range."""
    halves: Mapping[str, int]
    """Word for a half of the day → hours to add."""
    clock: str
    """Regular expression of what stands behind an hour; may be empty."""
    months: Mapping[str, int]
    dates: tuple[str, ...]
    """Regular expressions: see `date_patterns`."""
    is_spaced: bool
    """Whether there are spaces between words."""


@lru_cache(maxsize=64)
def spelling_of(locale: Locale) -> Spelling:
    """Read from CLDR and the word lists how a locale spells numbers, units, money and dates."""
    own = locale.babel
    language = locale.language
    units, pairs = _units(own, language)
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
            for number, words in enumerate(NUMBER_WORDS.get(language, "").split(), 1)
            for word in words.split("/")
        },
        currencies=_currencies(own, language),
        percents=("%", "٪", *filter(None, PERCENT_WORDS.get(language, "").split("|"))),
        between=tuple(filter(None, BETWEEN_WORDS.get(language, "").split("|"))),
        halves=_halves(own, language),
        clock=CLOCK_WORDS.get(language, ""),
        months=months,
        dates=date_patterns(own, months),
        is_spaced=language not in _UNSPACED,
    )


def _units(own: babel.Locale, language: str) -> tuple[dict[str, str], dict[str, tuple[int, str]]]:
    units: dict[str, str] = {}
    pairs: dict[str, tuple[int, str]] = {}
    for unit, number, text in _cldr_units(own):
        count = str(format_decimal(number, locale=own))
        word = " ".join(_INVISIBLE.sub(" ", text.replace(count, " ")).split())
        if count in text or number == 1:
            units.setdefault(word, unit)
        elif number == 2:
            pairs[word] = (2, unit)
    # CLDR's short forms must not shadow a word that was read by hand.
    # Without a translation the theme says "working days" in English.
    own_words = {"working-day": UNIT_WORDS["en"]["working-day"]}
    for unit, words in (*own_words.items(), *UNIT_WORDS.get(language, {}).items()):
        units.update(dict.fromkeys(words.split("|"), unit))
    pairs.update(PAIR_WORDS.get(language, {}))
    return units, pairs


def _cldr_units(own: babel.Locale) -> Iterator[tuple[str, int, str]]:
    for unit in _UNITS:
        for length in ("long", "short"):
            for number in _SAMPLES:
                text = format_unit(number, f"duration-{unit}", length=length, locale=own)
                yield unit, number, str(text)


def _currencies(own: babel.Locale, language: str) -> dict[str, str]:
    found = {code: code for code in currencies()}
    for code, symbol in own.currency_symbols.items():
        bare = " ".join(_INVISIBLE.sub(" ", symbol).split())
        if code != "XXX" and bare:  # ISO 4217: no currency
            found[bare] = code
            found[bare.replace("￥", "¥")] = code
    for code in _NAMED:
        for number in (1, 2, 5):
            found[get_currency_name(code, number, locale=own)] = code
    return {**found, **CURRENCY_WORDS[""], **CURRENCY_WORDS.get(language, {})}


def _halves(own: babel.Locale, language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for widths in own.day_periods.values():
        for width in ("wide", "abbreviated"):
            for name, hours in (("am", 0), ("pm", 12)):
                word = widths.get(width, {}).get(name, "")
                if any(map(str.isalpha, word)):
                    found[" ".join(word.split())] = hours
    for words, hours in zip(HALF_WORDS.get(language, ("", "")), (0, 12), strict=True):
        found.update(dict.fromkeys(filter(None, words.split("|")), hours))
    return found


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for one of the words, longer ones first; spaces may be more.

    Vowel marks of Arabic may stand behind any letter.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(_spelled, ordered)) or r"(?!)"


def _spelled(word: str) -> str:
    marks = "[\u064b-\u0652]?" if any("\u0600" <= char <= "\u06ff" for char in word) else ""
    plain = re.sub("[\u064b-\u0652]", "", word) if marks else word
    return "".join(r"\s{1,3}" if char.isspace() else re.escape(char) + marks for char in plain)
