"""Dates, numbers and names of languages as readers write them."""

import datetime as dt

from babel.dates import format_date
from babel.numbers import format_decimal

from kbgen.model.locale import Locale


def long_date(date: dt.date, locale: Locale) -> str:
    return str(format_date(date, format="long", locale=locale.babel))


def number(value: int, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale.babel))


def display_language(other: Locale, locale: Locale) -> str:
    """Return the name of a language in another one."""
    return other.babel.get_display_name(locale.babel) or other.own_name
