"""Who answers now: compared with the time zones of Python, over changes of the clocks."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest

UTC = dt.UTC
DESK = {
    "zone": "Europe/Amsterdam",
    "week": [[[540, 1020]]] * 5 + [[[600, 960]], []],
    "holidays": ["2026-12-25", "2027-01-01"],
    "days": {"2026-12-24": [[540, 720]], "2026-12-28": []},
}
NIGHT = {
    "zone": "America/New_York",
    "week": [[[1320, 1560]]] * 7,  # 22:00 to 2:00
    "holidays": [],
    "days": {},
}


def at(text: str, zone: str = "Europe/Amsterdam") -> float:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000


@pytest.mark.parametrize(
    ("now", "is_open", "change", "days_and_reason"),
    [
        ("2026-11-30T08:59", False, "2026-11-30T09:00", (0, "")),
        ("2026-11-30T09:00", True, "2026-11-30T17:00", (0, "")),
        ("2026-11-30T17:00", False, "2026-12-01T09:00", (1, "")),
        ("2026-12-04T18:00", False, "2026-12-05T10:00", (1, "")),
        ("2026-12-05T18:00", False, "2026-12-07T09:00", (2, "")),
        ("2026-12-24T13:00", False, "2026-12-26T10:00", (2, "")),
        ("2026-12-25T13:00", False, "2026-12-26T10:00", (1, "holiday")),
        ("2026-12-28T10:00", False, "2026-12-29T09:00", (1, "closed_today")),
        # Clocks go forward on Sunday 28 March 2027, back on 31 October.
        ("2027-03-27T20:00", False, "2027-03-29T09:00", (2, "")),
        ("2027-10-30T20:00", False, "2027-11-01T09:00", (2, "")),
    ],
)
def test_a_desk_opens_and_closes(node, now, is_open, change, days_and_reason):
    days, today = days_and_reason
    (state,) = node.ask("states", hours=DESK, times=[at(now)])
    assert state == {"isOpen": is_open, "at": at(change), "days": days, "today": today}


@pytest.mark.parametrize(
    ("now", "is_open", "change", "days"),
    [
        ("2026-11-30T23:00", True, "2026-12-01T02:00", 1),
        ("2026-12-01T01:30", True, "2026-12-01T02:00", 0),
        ("2026-12-01T02:00", False, "2026-12-01T22:00", 0),
        # 2:00 does not exist on 14 March 2027; on 7 November it comes an hour later.
        ("2027-03-14T01:30", True, "2027-03-14T03:00", 0),
        ("2027-11-07T00:30", True, "2027-11-07T02:00", 0),
    ],
)
def test_hours_may_cross_midnight(node, now, is_open, change, days):
    zone = "America/New_York"
    (state,) = node.ask("states", hours=NIGHT, times=[at(now, zone)])
    assert state == {"isOpen": is_open, "at": at(change, zone), "days": days, "today": ""}


def test_who_is_always_there_never_closes(node):
    always = {**DESK, "week": [[[0, 1440]]] * 7, "holidays": [], "days": {}}
    (state,) = node.ask("states", hours=always, times=[at("2026-11-30T12:00")])
    assert state == {"isOpen": True, "at": None, "days": 0, "today": ""}


def test_who_is_never_there_again_opens_at_no_time(node):
    past = {**DESK, "week": [[]] * 7, "days": {"2026-01-01": [[540, 600]]}}
    (state,) = node.ask("states", hours=past, times=[at("2026-11-30T12:00")])
    assert state == {"isOpen": False, "at": None, "days": 0, "today": ""}


@pytest.mark.parametrize(
    "zone", ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
)
def test_it_is_open_when_the_clock_there_says_so(node, zone):
    choose = random.Random(zone)
    week = [[sorted(choose.sample(range(0, 1441, 30), 2))] if day else [] for day in range(7)]
    hours = {"zone": zone, "week": week, "holidays": ["2027-05-05"], "days": {"2027-06-01": []}}
    start = dt.datetime(2027, 1, 1, tzinfo=UTC).timestamp()
    times = [start + choose.randrange(365 * 24 * 60) * 60 for _ in range(1500)]
    found = node.ask("states", hours=hours, times=[time * 1000 for time in times])
    wrong = []
    for time, state in zip(times, found, strict=True):
        there = dt.datetime.fromtimestamp(time, ZoneInfo(zone))
        is_free = str(there.date()) in {"2027-05-05", "2027-06-01"}
        minute = there.hour * 60 + there.minute
        ranges = [] if is_free else week[there.weekday()]
        if state["isOpen"] != any(a <= minute < b for a, b in ranges):
            wrong.append((there, state))
    assert wrong == []


PLACES = {"query": "a&b=c#d/../?é ", "order": "", "market": "DE", "article": "returns/refunds"}


@pytest.mark.parametrize(
    "template",
    [
        "https://x.example/{market}/{article}?q={query}&o={order}&fixed=1#{query}",
        "https://x.example/?o={order}",
        "/form?a={article}{order}",
        "https://x.example/{unknown}/?x={unknown}",
        "https://x.example/plain",
    ],
)
def test_both_fill_places_alike(node, template):
    from kbgen.urls import fill_places

    in_python = fill_places(template, PLACES)
    assert (
        node.ask("filled", template=template, places=PLACES).replace("%20", " ").replace(" ", "%20")
        == in_python
    )
    assert "{" not in in_python
