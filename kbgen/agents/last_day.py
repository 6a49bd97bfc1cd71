"""The last day of a period, counted as shops count: the twin of `static/js/blocks/last-day.js`."""

import calendar
import datetime as dt
from collections.abc import Collection
from typing import Final

_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}


def last_day(first: dt.date, count: int, unit: str, holidays: Collection[dt.date]) -> dt.date:
    """Return the last day, counted from the day after the first one.

    unit: as of a duration. A month that is too short ends it. Hours count as whole days, rounded
    down. Raises OverflowError beyond the year 9999.
    """
    if unit == "working-day":
        return _working_days_later(first, count, holidays)
    if unit in {"month", "year"}:
        return _months_later(first, count * (12 if unit == "year" else 1))
    return first + dt.timedelta(days=count * _SECONDS[unit] // _SECONDS["day"])


def _working_days_later(first: dt.date, count: int, holidays: Collection[dt.date]) -> dt.date:
    day = first
    while count > 0:
        day += dt.timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


def _months_later(first: dt.date, months: int) -> dt.date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        raise OverflowError(year)
    return first.replace(
        year=year, month=month + 1, day=min(first.day, calendar.monthrange(year, month + 1)[1])
    )
