import datetime as dt

import pytest

from kbgen.i18n import hours_view
from kbgen.model.hours import OpeningHours
from kbgen.model.locale import Locale

WEEK = (((540, 1020),),) * 5 + (((600, 720), (780, 960)), ())
DESK = OpeningHours(
    time_zone="Europe/Amsterdam",
    week=WEEK,
    holidays=(dt.date(2026, 12, 25),),
    days=((dt.date(2026, 12, 24), ()),),
)


def test_a_week_begins_on_the_day_of_the_region():
    labels = [row.label for row in hours_view(DESK, Locale("en-US")).rows]
    assert labels == ["Sunday", "Monday–Friday", "Saturday", "December 24, 2026"]


@pytest.mark.parametrize(
    ("tag", "rows", "zone"),
    [
        (
            "de",
            [
                ("Montag–Freitag", ("09:00–17:00",)),
                ("Samstag", ("10:00–12:00", "13:00–16:00")),
                ("Sonntag", ()),
                ("24. Dezember 2026", ()),
            ],
            "Niederlande (Ortszeit)",
        ),
        (
            "es",
            [
                ("Lunes–viernes", ("9:00–17:00",)),
                ("Sábado", ("10:00–12:00", "13:00–16:00")),
                ("Domingo", ()),
                ("24 de diciembre de 2026", ()),
            ],
            "hora de Países Bajos",
        ),
        (
            "ja",
            [
                ("月曜日～金曜日", ("9:00～17:00",)),
                ("土曜日", ("10:00～12:00", "13:00～16:00")),
                ("日曜日", ()),
                ("2026年12月24日", ()),
            ],
            "オランダ時間",
        ),
    ],
)
def test_a_week_is_written_as_the_locale_has_it(tag, rows, zone):
    view = hours_view(DESK, Locale(tag))
    assert [(row.label, row.times) for row in view.rows] == rows
    assert view.zone == zone
    assert view.has_holidays


def test_a_day_and_a_night_are_shown():
    hours = OpeningHours(time_zone="UTC", week=(((0, 1440),),) * 6 + (((1320, 1560),),))
    rows = hours_view(hours, Locale("de")).rows
    assert [(row.label, row.times, row.all_day) for row in rows] == [
        ("Montag–Samstag", ("00:00–00:00",), True),
        ("Sonntag", ("22:00–02:00",), False),
    ]
    assert hours_view(hours, Locale("de")).zone == "UTC"
