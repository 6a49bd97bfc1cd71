"""Policy values as readers write them: one formatter for each type."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from kbgen.i18n.catalogue import Catalogue, plural_samples
from kbgen.languages import language_of
from kbgen.languages.units import case_patterns, cases_of, plural_of_range
from kbgen.model.locale import Locale
from kbgen.model.policy import Clock, Day, Duration, Form, Money, Number, Percent, Words

_CODE_AND_NUMBER = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
#: A placeholder for a number, and a number that takes the general form in every language.
_COUNT, _ANY = "\0", 100
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
#: Type → the formats that may follow `|`, the default first.
FORMATS: Mapping[str, tuple[str, ...]] = {
    "duration": ("long", "short", "number"),
    "money": ("usual", "precise", "code", "number"),
    "number": ("usual",),
    "percent": ("usual", "number"),
    "date": ("long", "medium", "short", "full", "day"),
    "time": ("usual", "24h"),
    "phone": ("link", "plain"),
    "email": ("link", "plain"),
    "url": ("link", "plain"),
    "address": ("lines", "line"),
    "text": ("usual",),
}


def formats_of(kind: str, locale: Locale | None = None) -> tuple[str, ...]:
    """Return the formats of a type: durations also have the cases of a language."""
    cases = cases_of(locale) if locale and kind == "duration" else ()
    return (*FORMATS[kind], *cases)


@singledispatch
def format_form(form: Form, _how: str, _strings: Catalogue) -> str:
    """Return a value as text in the language of the catalogue. how: one of `FORMATS`, or empty."""
    raise TypeError(form)


@format_form.register
def _duration(form: Duration, how: str, strings: Catalogue) -> str:
    locale = strings.locale
    language = language_of(locale)
    count = format_decimal(form.most, locale=locale.babel)
    if form.least != form.most:
        least = format_decimal(form.least, locale=locale.babel)
        count = f"{least}{language.range_sign}{count}"
    if how == "number":
        return count
    if form.least == form.most:
        text = _with_unit(form.most, form.unit, how, strings)
    else:
        text = _range(form, how, strings)
    text = text.replace(_COUNT, count)
    return text if language.has_unit_space else text.replace(" ", "")


def _range(form: Duration, how: str, strings: Catalogue) -> str:
    """Return the words for a range, with a placeholder for both numbers where it has them."""
    locale = strings.locale
    if (form.least, form.most) == (1, 2) and (between := language_of(locale).one_or_two):
        one, two = (_with_unit(number, form.unit, how, strings) for number in (1, 2))
        if _COUNT not in one + two:
            return f"{one}{between}{two}"
    number = plural_samples(locale)[plural_category(form, locale)]
    text = _with_unit(number, form.unit, how, strings)
    # A dual contains its number; a range takes the general form.
    return text if _COUNT in text else _with_unit(_ANY, form.unit, how, strings)


def plural_category(form: Duration | Number, locale: Locale) -> str:
    """Return the CLDR plural category of a number, or of a range."""
    if isinstance(form, Number):
        return str(locale.babel.plural_form(form.value))
    category = str(locale.babel.plural_form(form.most))
    if form.least == form.most:
        return category
    return plural_of_range(locale, str(locale.babel.plural_form(form.least)), category)


def categories_of(locale: Locale | None) -> tuple[str, ...]:
    """Return the CLDR plural categories of a language, or all that exist."""
    tags = {*locale.babel.plural_form.tags, "other"} if locale else _CATEGORIES
    return tuple(category for category in _CATEGORIES if category in tags)


def _with_unit(count: int, unit: str, how: str, strings: Catalogue) -> str:
    """Return the words for a number of units, with a placeholder for the number."""
    locale = strings.locale
    patterns = case_patterns(locale, how, unit)
    if pattern := patterns.get(str(locale.babel.plural_form(count))):
        return pattern.replace("{0}", _COUNT)
    if unit == "working-day":
        if "%(num)s working day" not in strings.plural:
            words = _working_days(count, locale)
            if words:
                return f"{_COUNT} {words}"
        text = strings.ngettext("%(num)s working day", "%(num)s working days", count)
        return text.replace("%(num)s", _COUNT)
    own_words = language_of(locale).unit_words.get(unit)
    if own_words and how != "short":
        return f"{_COUNT} {own_words[count != 1]}"
    length: Any = "short" if how == "short" else "long"
    text = str(format_unit(count, f"duration-{unit}", length=length, locale=locale.babel))
    text = text.replace("\xa0", " ").replace("\u202f", " ")
    return text.replace(str(format_decimal(count, locale=locale.babel)), _COUNT, 1)


def _working_days(count: int, locale: Locale) -> str:
    """Return the words that follow a number of working days; empty: the language has none."""
    words = language_of(locale).working_days
    return words.get(locale.babel.plural_form(count)) or words.get("other", "")


@format_form.register
def _money(form: Money, how: str, strings: Catalogue) -> str:
    locale = strings.locale.babel
    is_short = form.amount == form.amount.to_integral_value() and how != "precise"
    pattern = locale.currency_formats["standard"].pattern
    if how == "number":
        pattern = locale.decimal_formats[None].pattern.replace("0.###", "0.00")
    if how == "code":
        pattern = pattern.replace("¤", "¤¤")
    text = format_currency(
        form.amount,
        form.currency,
        pattern.replace("0.00", "0") if is_short else pattern,
        locale,
        currency_digits=not is_short,
        group_separator=_has_groups(form.amount, strings.locale),
    )
    # CLDR: currencySpacing, which Babel ignores: a space between a code and its number.
    return _CODE_AND_NUMBER.sub("\xa0", str(text))


@format_form.register
def _number(form: Number, _how: str, strings: Catalogue) -> str:
    return _decimal(form.value, strings.locale)


def _decimal(value: Decimal, locale: Locale) -> str:
    return str(
        format_decimal(
            value,
            locale=locale.babel,
            decimal_quantization=False,
            group_separator=_has_groups(value, locale),
        )
    )


def _has_groups(value: Decimal, locale: Locale) -> bool:
    return abs(value) >= language_of(locale).grouped_from


@format_form.register
def _percent(form: Percent, how: str, strings: Catalogue) -> str:
    locale = strings.locale.babel
    if how == "number":
        return str(format_decimal(form.value, locale=locale, decimal_quantization=False))
    share = form.value / Decimal(100)
    return str(format_percent(share, locale=locale, decimal_quantization=False))


@format_form.register
def _day(form: Day, how: str, strings: Catalogue) -> str:
    locale = strings.locale.babel
    if how == "day":
        moment = dt.datetime.combine(form.date, dt.time(), dt.UTC)
        return str(format_skeleton("MMMMd", moment, locale=locale))
    length: Any = how or "long"
    return str(format_date(form.date, format=length, locale=locale))


@format_form.register
def _clock(form: Clock, how: str, strings: Catalogue) -> str:
    pattern = "HH:mm" if how == "24h" else "short"
    text = str(format_time(form.time, format=pattern, locale=strings.locale.babel))
    return text.replace("\u202f", " ")


@format_form.register
def _words(form: Words, how: str, strings: Catalogue) -> str:
    locale = strings.locale
    text = form.of((locale.tag, locale.language))
    if form.kind == "address":
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return (language_of(locale).address_comma if how == "line" else "\n").join(lines)
    return text
