"""Policy values as a reader writes them: one formatter for each type."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from kbgen.i18n.catalogue import Catalogue
from kbgen.i18n.working_days import working_days
from kbgen.model.locale import Locale
from kbgen.model.policy import Clock, Day, Duration, Form, Money, Number, Percent, Words

#: Between the ends of a range, where it is no en dash (CLDR, "range" pattern).
_BETWEEN = {"ja": "～", "ko": "~", "zh": "-"}
#: CLDR writes a space between number and unit, which these languages do not in running text.
_WITHOUT_SPACE = {"ja", "zh"}
#: Units after prepositions such as "innerhalb von": singular and plural. Babel reads no cases.
_DATIVE = {
    "de": {
        "day": ("Tag", "Tagen"), "month": ("Monat", "Monaten"), "year": ("Jahr", "Jahren"),
        "week": ("Woche", "Wochen"), "hour": ("Stunde", "Stunden"),
        "minute": ("Minute", "Minuten"), "second": ("Sekunde", "Sekunden"),
        "working-day": ("Werktag", "Werktagen"),
    },
}  # fmt: skip
#: Languages that separate thousands in numbers of five digits and more only (CLDR,
#: minimumGroupingDigits; Babel does not read it).
_LATE_GROUPS = {"es", "pl"}
_CODE_AND_NUMBER = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
#: In the place of a number, and a number that no language has a form of its own for.
_COUNT, _ANY = "\0", 100
#: Type → the formats that may stand behind `|`, the usual one first.
FORMATS: Mapping[str, tuple[str, ...]] = {
    "duration": ("long", "short", "number", "dative"),
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


@singledispatch
def format_form(form: Form, _how: str, _strings: Catalogue) -> str:
    """Return a value as text in the language of the catalogue. how: one of `FORMATS`, or empty."""
    raise TypeError(form)


@format_form.register
def _duration(form: Duration, how: str, strings: Catalogue) -> str:
    locale = strings.locale
    count = format_decimal(form.most, locale=locale.babel)
    if form.least != form.most:
        between = _BETWEEN.get(locale.language, "–")
        count = f"{format_decimal(form.least, locale=locale.babel)}{between}{count}"
    if how == "number":
        return count
    cases = _DATIVE.get(locale.language, {}) if how == "dative" else {}
    if form.unit in cases:
        return f"{count} {cases[form.unit][form.most != 1]}"
    text = _with_unit(form.most, form.unit, how, strings)
    if form.least != form.most and _COUNT not in text:
        # A dual says its number itself: a range takes the form of any number.
        text = _with_unit(_ANY, form.unit, how, strings)
    text = text.replace(_COUNT, count)
    return text.replace(" ", "") if locale.language in _WITHOUT_SPACE else text


def _with_unit(count: int, unit: str, how: str, strings: Catalogue) -> str:
    """Return the words for a number of units, with a mark in the place of the number."""
    if unit == "working-day":
        if "%(num)s working day" not in strings.plural:
            words = working_days(count, strings.locale)
            if words:
                return f"{_COUNT} {words}"
        text = strings.ngettext("%(num)s working day", "%(num)s working days", count)
        return text.replace("%(num)s", _COUNT)
    locale = strings.locale.babel
    length: Any = "short" if how == "short" else "long"
    text = str(format_unit(count, f"duration-{unit}", length=length, locale=locale))
    text = text.replace("\xa0", " ").replace("\u202f", " ")
    return text.replace(str(format_decimal(count, locale=locale)), _COUNT, 1)


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
    # CLDR, currencySpacing, which Babel does not read: a code does not touch its number.
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
    return locale.language not in _LATE_GROUPS or abs(value) >= 10_000


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
        comma = {"ar": "، ", "ja": " ", "zh": " "}.get(locale.language, ", ")
        return (comma if how == "line" else "\n").join(lines)
    return text
