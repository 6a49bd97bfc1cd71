"""Durations in the cases and plural forms of their language."""

from pathlib import Path

import pytest

from kbgen import render
from kbgen.i18n.values import categories_of, format_form, formats_of, plural_category
from kbgen.languages import LANGUAGES
from kbgen.languages.units import CASES, cases_of
from kbgen.model.locale import Locale
from kbgen.policy import TYPES
from kbgen.themes import find_theme

FILES = find_theme(Path("themes"), "").read()


def shown(tag: str, value: str, case: str = "") -> str:
    text = format_form(TYPES["duration"](value), case, render.strings(FILES, tag))
    return text.replace("\xa0", " ").replace("\u200f", "")


@pytest.mark.parametrize(
    ("tag", "case", "value", "text"),
    [
        ("de", "dative", "1 day", "1 Tag"),
        ("de", "dative", "30 days", "30 Tagen"),
        ("de-CH", "dative", "2 years", "2 Jahren"),
        ("de", "dative", "3-5 working days", "3–5 Werktagen"),
        ("de", "genitive", "1 working day", "1 Werktages"),
        ("pl", "genitive", "3 days", "3 dni"),
        ("pl", "genitive", "3 working days", "3 dni roboczych"),
        ("pl", "genitive", "1 working day", "1 dnia roboczego"),
        ("pl", "locative", "2 years", "2 latach"),
        ("pl", "instrumental", "14 working days", "14 dniami roboczymi"),
        ("cs", "genitive", "1 week", "1 týdne"),
        ("cs", "genitive", "3 working days", "3 pracovních dnů"),
        ("cs", "locative", "5 working days", "5 pracovních dnech"),
        ("ru", "genitive", "3 working days", "3 рабочих дней"),
        ("ru", "genitive", "2 years", "2 лет"),
        ("ru", "genitive", "21 days", "21 дня"),
        ("ru", "accusative", "1 week", "1 неделю"),
        ("ru", "prepositional", "2 working days", "2 рабочих днях"),
        ("uk", "genitive", "3 working days", "3 робочих днів"),
        ("uk", "instrumental", "1 working day", "1 робочим днем"),
        ("fi", "genitive", "30 days", "30 päivän"),
        ("fi", "genitive", "3-5 working days", "3–5 arkipäivän"),
        ("hu", "terminative", "30 days", "30 napig"),
        ("hu", "accusative", "2 working days", "2 munkanapot"),
        ("el", "genitive", "2 working days", "2 εργάσιμων ημερών"),
        ("el", "accusative", "1 month", "1 μήνα"),
        ("ro", "genitive", "1 working day", "unei zile lucrătoare"),
        ("ro", "genitive", "2 working days", "2 zile lucrătoare"),
        ("sv", "genitive", "30 days", "30 dagars"),
        ("nb", "genitive", "2 working days", "2 virkedagers"),
        ("da", "genitive", "1 month", "1 måneds"),
        ("hi", "oblique", "2 working days", "2 कार्य दिवसों"),
        ("sr", "genitive", "1 month", "1 месеца"),
        ("sr-Latn", "genitive", "1 month", "1 meseca"),
        ("ar", "genitive", "2 weeks", "أسبوعين"),
        ("ar", "genitive", "2 working days", "يومي عمل"),
        ("ar", "genitive", "30 days", "30 يومًا"),
        ("ar", "", "2 weeks", "أسبوعان"),
    ],
)
def test_durations_have_the_cases_of_their_language(tag, case, value, text):
    assert shown(tag, value, case) == text


def test_the_list_of_cases_has_all_of_all_languages():
    assert set(CASES) == {case for code in LANGUAGES for case in cases_of(Locale.parse(code))}
    assert formats_of("duration", Locale("de"))[-3:] == ("accusative", "dative", "genitive")
    assert formats_of("duration", Locale("es")) == formats_of("duration")
    assert formats_of("number", Locale("de")) == ("usual",)


UNITS = ("second", "minute", "hour", "day", "working day", "week", "month", "year")


@pytest.mark.parametrize("tag", [code for code in LANGUAGES if cases_of(Locale.parse(code))])
def test_each_case_of_each_unit_shows_the_number(tag):
    """But where the language says one and two without digits."""
    for case in cases_of(Locale(tag)):
        for unit in UNITS:
            for count in ("3", "5", "11", "21", "100", "3-5", "15-20"):
                text = shown(tag, f"{count} {unit}s", case)
                assert count.split("-")[-1] in text, (case, text)
                assert "{" not in text


@pytest.mark.parametrize(
    ("tag", "value", "category"),
    [
        ("de", "3-5 days", "other"),
        ("ro", "1-3 days", "few"),
        ("ro", "15-20 days", "other"),
        ("ar", "1-2 days", "other"),
        ("ar", "2-3 days", "few"),
        ("ar", "7-14 days", "many"),
        ("pl", "2-5 days", "many"),
        ("ru", "15-21 days", "one"),
        ("fr", "0-1 days", "one"),
    ],
)
def test_ranges_have_the_plural_of_cldr(tag, value, category):
    assert plural_category(TYPES["duration"](value), Locale.parse(tag)) == category


def test_a_range_is_shown_in_its_plural():
    assert shown("ru", "15-21 days") == "15–21 день"
    assert shown("ar", "0-2 days") == "0–2 يوم"


def test_one_or_two_are_words_where_neither_has_a_digit():
    assert shown("ar", "1-2 days") == "يوم أو يومان"
    assert shown("ar", "1-2 working days", "genitive") == "يوم عمل واحد أو يومي عمل"
    assert shown("ar", "1-2 working days", "number") == "1–2"
    assert shown("he", "1-2 working days") == "יום עסקים אחד או שני ימי עסקים"
    assert shown("he", "1-2 days") == "1–2 ימים"


def test_plural_categories_of_a_language():
    assert categories_of(Locale("ja")) == ("other",)
    assert categories_of(Locale("pl")) == ("one", "few", "many", "other")
    assert categories_of(None)[0] == "zero"
