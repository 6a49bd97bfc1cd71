"""What a page shows of a policy value is found again in its text: in every language."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.facts import MonthDay, find_facts, reader_of
from kbgen.i18n import load_catalogue
from kbgen.i18n.values import format_form
from kbgen.languages.units import CASES
from kbgen.model.locale import Locale
from kbgen.model.policy import Clock, Day, Duration, Money, Number, Percent

LANGUAGES = (
    "en",
    "de",
    "es",
    "fr",
    "it",
    "nl",
    "pt",
    "sv",
    "da",
    "nb",
    "el",
    "ro",
    "pl",
    "ru",
    "tr",
    "ar",
    "ja",
    "zh",
    "ko",
    "cs",
    "fi",
    "he",
    "hu",
    "uk",
    "zh-Hant",
)
THEME = Path(__file__).parents[3] / "kbgen/theme/locales"
FILES = {file.name: file.read_bytes() for file in THEME.glob("*.po")}
STRINGS = {tag: load_catalogue(Locale(tag), [FILES]) for tag in LANGUAGES}
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "NOK", "SEK", "PLN", "CAD", "AED")

numbers = st.integers(1, 400)
cents = st.integers(0, 5_000_000).map(lambda amount: Decimal(amount) / 100)
days = st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31))
languages = st.sampled_from(LANGUAGES)


def shown(form, how, tag) -> str:
    return format_form(form, how, STRINGS[tag])


def forms(text, tag) -> list[tuple[str, object]]:
    return [kind(fact.form) for fact in find_facts(text, Locale(tag))]


def kind(form) -> tuple[str, object]:
    """Return a form with its name: named tuples of two kinds are equal when their values are."""
    return type(form).__name__, form


def durations(units):
    ends = st.tuples(numbers, numbers).map(sorted)
    return st.builds(lambda two, unit: Duration(two[0], two[1], unit), ends, st.sampled_from(units))


@settings(max_examples=400)
@given(
    durations(["second", "minute", "hour", "day", "working-day", "week", "month", "year"]),
    st.sampled_from(["", "short", *CASES]),
    languages,
)
def test_a_duration_is_found_again(form, how, tag):
    text = shown(form, how, tag)
    if form.least < form.most and not any(map(str.isdigit, text)):
        return  # Arabic says "a day or two days"
    if form.most == 1 and "1" not in text:  # Arabic says "a day", a Romanian genitive "unei zile"
        assert reader_of(Locale(tag)).bare_units(text) == {form.unit}
    else:
        assert forms(text, tag) == [kind(form)]


@settings(max_examples=400)
@given(cents, st.sampled_from(CURRENCIES), st.sampled_from(["", "precise", "code"]), languages)
def test_an_amount_is_found_again(amount, currency, how, tag):
    if currency == "JPY":
        amount = amount.to_integral_value()
    form = Money(amount, currency)
    assert forms(shown(form, how, tag), tag) == [kind(form)]


@settings(max_examples=200)
@given(cents, languages)
def test_a_number_is_found_again(value, tag):
    assert forms(shown(Number(value), "", tag), tag) == [kind(Number(value))]


@settings(max_examples=200)
@given(st.integers(0, 10_000).map(lambda value: Decimal(value) / 10), languages)
def test_a_percentage_is_found_again(value, tag):
    assert forms(shown(Percent(value), "", tag), tag) == [kind(Percent(value))]


@settings(max_examples=400)
@given(days, st.sampled_from(["long", "medium", "short", "full"]), languages)
def test_a_date_is_found_again(date, how, tag):
    assert forms(shown(Day(date), how, tag), tag) == [kind(Day(date))]


@settings(max_examples=200)
@given(days, languages)
def test_a_date_without_a_year_is_found_again(date, tag):
    assert forms(shown(Day(date), "day", tag), tag) == [kind(MonthDay(date.month, date.day))]


@settings(max_examples=200)
@given(st.times(), st.sampled_from(["", "24h"]), languages)
def test_a_time_is_found_again(time, how, tag):
    time = time.replace(second=0, microsecond=0)
    # Danish and Finnish write 15.30, which is a number without the word before it.
    before = {"da": "kl. ", "fi": "klo "}.get(tag, "")
    assert forms(before + shown(Clock(time), how, tag), tag) == [kind(Clock(time))]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_place_of_a_fact_is_where_it_begins(tag):
    text = shown(Money(Decimal("4.50"), "EUR"), "", tag)
    (fact,) = find_facts(f"\n— {text} —", Locale(tag))
    assert f"\n— {text} —"[fact.start :].startswith(fact.text)
