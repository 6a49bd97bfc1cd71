"""Deadlines: agents are told the day that the page shows."""

import datetime as dt
import random

from kbgen.agents.last_day import last_day

HOLIDAYS = ["2026-12-25", "2026-12-26", "2027-01-01"]
UNITS = ("second", "minute", "hour", "day", "working-day", "week", "month", "year")


def test_python_and_the_page_agree_on_the_last_day(node) -> None:
    chance = random.Random(17)
    firsts = [dt.date(2024, 1, 31), dt.date(2024, 2, 29), dt.date(2026, 12, 24)]
    firsts += [dt.date(2026, 1, 1) + dt.timedelta(days=chance.randrange(800)) for _ in range(97)]
    cases = [
        (first, unit, count)
        for first in firsts
        for unit in UNITS
        for count in (0, 1, chance.randrange(2, 40))
    ]
    asked = [
        [first.isoformat(), {"count": count, "unit": unit, "holidays": HOLIDAYS, "zone": "UTC"}]
        for first, unit, count in cases
    ]
    holidays = [dt.date.fromisoformat(day) for day in HOLIDAYS]
    ours = [last_day(first, count, unit, holidays).isoformat() for first, unit, count in cases]
    assert ours == node.ask("lastDays", cases=asked)
