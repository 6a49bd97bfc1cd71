"""Policy values as readers of five languages write them."""

from pathlib import Path

import pytest

from kbgen import render
from kbgen.i18n.values import FORMATS, format_form
from kbgen.policy import TYPES
from kbgen.themes import find_theme

FILES = find_theme(Path("themes"), "").read()
TAGS = ("en", "de", "es", "ar", "ja")


def shown(kind: str, value: object, how: str = "", tags: tuple[str, ...] = TAGS) -> list[str]:
    form = TYPES[kind](value)
    texts = [format_form(form, how, render.strings(FILES, tag)) for tag in tags]
    # A space that no line breaks at, and marks of direction, are not seen.
    return [text.replace("\xa0", " ").replace("\u200f", "") for text in texts]


@pytest.mark.parametrize(
    ("value", "how", "texts"),
    [
        ("30 days", "", ["30 days", "30 Tage", "30 días", "30 يومًا", "30日"]),
        ("1 day", "", ["1 day", "1 Tag", "1 día", "يوم", "1日"]),
        ("2 days", "", ["2 days", "2 Tage", "2 días", "يومان", "2日"]),
        ("3 days", "", ["3 days", "3 Tage", "3 días", "3 أيام", "3日"]),
        ("100 days", "", ["100 days", "100 Tage", "100 días", "100 يوم", "100日"]),
        ("2 weeks", "", ["2 weeks", "2 Wochen", "2 semanas", "أسبوعان", "2週間"]),
        ("24 hours", "", ["24 hours", "24 Stunden", "24 horas", "24 ساعة", "24時間"]),
        ("3-5 days", "", ["3–5 days", "3–5 Tage", "3–5 días", "3–5 أيام", "3～5日"]),
        ("3-5 days", "number", ["3–5", "3–5", "3–5", "3–5", "3～5"]),
        ("24 hours", "short", ["24 hr", "24 Std.", "24 h", "24 س", "24時間"]),
    ],
)
def test_durations(value, how, texts):
    assert shown("duration", value, how) == texts


@pytest.mark.parametrize(
    ("tag", "text"), [("sv", "30 dagar"), ("nb", "30 dager"), ("no", "30 dager"), ("da", "30 dage")]
)
def test_swedes_and_norwegians_count_days(tag, text):
    assert shown("duration", "30 days", "", (tag,)) == [text]


@pytest.mark.parametrize(
    ("value", "text"),
    [("1 working day", "1 zi lucrătoare"), ("15-20 working days", "15–20 de zile lucrătoare")],
)
def test_romanian_has_three_plurals(value, text):
    assert shown("duration", value, "", ("ro",)) == [text]


@pytest.mark.parametrize(
    ("value", "text"), [("1 working day", "1 working day"), ("2 working days", "2 working days")]
)
def test_working_days_are_strings_of_the_theme(value, text):
    assert shown("duration", value, "", ("en",)) == [text]


@pytest.mark.parametrize(
    ("value", "how", "texts"),
    [
        ("5 EUR", "", ["€5", "5 €", "5 €", "5 €", "€5"]),
        ("5.00 EUR", "", ["€5", "5 €", "5 €", "5 €", "€5"]),
        ("5 EUR", "precise", ["€5.00", "5,00 €", "5,00 €", "5.00 €", "€5.00"]),
        ("3.95 EUR", "", ["€3.95", "3,95 €", "3,95 €", "3.95 €", "€3.95"]),
        ("3.95 EUR", "code", ["EUR 3.95", "3,95 EUR", "3,95 EUR", "3.95 EUR", "EUR 3.95"]),
        ("0.50 EUR", "number", ["0.50", "0,50", "0,50", "0.50", "0.50"]),
        ("1200 EUR", "number", ["1,200", "1.200", "1200", "1,200", "1,200"]),
        ("1200 EUR", "", ["€1,200", "1.200 €", "1200 €", "1,200 €", "€1,200"]),
        ("500 JPY", "precise", ["¥500", "500 ¥", "500 JPY", "500 JP¥", "￥500"]),
        ("3.950 KWD", "code", ["KWD 3.950", "3,950 KWD", "3,950 KWD", "3.950 KWD", "KWD 3.950"]),
        ("-3 EUR", "", ["-€3", "-3 €", "-3 €", "-3 €", "-€3"]),
    ],
)
def test_money(value, how, texts):
    assert shown("money", value, how) == texts


def test_letters_and_digits_of_money_stay_on_one_line():
    form = TYPES["money"]("3.95 EUR")
    assert format_form(form, "code", render.strings(FILES, "en")) == "EUR\xa03.95"


@pytest.mark.parametrize(
    ("kind", "value", "how", "texts"),
    [
        ("number", 1234567, "", ["1,234,567", "1.234.567", "1.234.567", "1,234,567", "1,234,567"]),
        ("number", 8.5, "", ["8.5", "8,5", "8,5", "8.5", "8.5"]),
        ("percent", 8.1, "", ["8.1%", "8,1 %", "8,1 %", "8.1%", "8.1%"]),
        ("percent", "50 %", "number", ["50", "50", "50", "50", "50"]),
        ("time", "15:00", "24h", ["15:00"] * 5),
        ("time", "15:00", "", ["3:00 PM", "15:00", "15:00", "3:00 م", "15:00"]),
    ],
)
def test_numbers_and_times(kind, value, how, texts):
    assert shown(kind, value, how) == texts


@pytest.mark.parametrize(
    ("how", "texts"),
    [
        (
            "",
            [
                "December 24, 2026",
                "24. Dezember 2026",
                "24 de diciembre de 2026",
                "24 ديسمبر 2026",
                "2026年12月24日",
            ],
        ),
        ("day", ["December 24", "24. Dezember", "24 de diciembre", "24 ديسمبر", "12月24日"]),
        ("short", ["12/24/26", "24.12.26", "24/12/26", "24/12/2026", "2026/12/24"]),
        (
            "full",
            [
                "Thursday, December 24, 2026",
                "Donnerstag, 24. Dezember 2026",
                "jueves, 24 de diciembre de 2026",
                "الخميس، 24 ديسمبر 2026",
                "2026年12月24日木曜日",
            ],
        ),
    ],
)
def test_dates(how, texts):
    assert shown("date", "2026-12-24", how) == texts


def test_addresses_have_lines_or_one_line():
    text = "Street 1\n  1000 Town\n"
    assert shown("address", text, "", ("en",)) == ["Street 1\n1000 Town"]
    line = shown("address", text, "line")
    assert line == ["Street 1, 1000 Town"] * 3 + ["Street 1، 1000 Town", "Street 1 1000 Town"]


VALUES = {
    "duration": "2 days", "money": "2 EUR", "number": 2, "percent": 2, "date": "2026-02-02",
    "time": "02:22", "phone": "+31 2", "email": "a@b.cc", "url": "https://a.b/", "address": "A",
    "text": "A",
}  # fmt: skip


@pytest.mark.parametrize("kind", TYPES)
def test_every_format_of_every_type_gives_a_text(kind):
    for how in FORMATS[kind]:
        assert all(shown(kind, VALUES[kind], how))
