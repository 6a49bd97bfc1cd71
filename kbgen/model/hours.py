"""Opening hours: when someone answers, in the time zone of those who do."""

import datetime as dt
from dataclasses import dataclass

#: Minutes from midnight to midnight.
DAY = 24 * 60

Range = tuple[int, int]
"""Start and end in minutes of the day it starts on; an end beyond `DAY` is on the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    time_zone: str
    """IANA."""
    week: tuple[tuple[Range, ...], ...]
    """Of Monday to Sunday."""
    holidays: tuple[dt.date, ...] = ()
    """Closed all day."""
    days: tuple[tuple[dt.date, tuple[Range, ...]], ...] = ()
    """Days with hours of their own, sorted."""

    def for_scripts(self) -> dict[str, object]:
        """Return what `hours.js` reads."""
        return {
            "zone": self.time_zone,
            "week": self.week,
            "holidays": [day.isoformat() for day in self.holidays],
            "days": {day.isoformat(): ranges for day, ranges in self.days},
        }


def read_range(text: str) -> Range:
    """Read `9:00-17:30`; `22:00-2:00` ends on the next day. Raises ValueError."""
    parts = [part.strip().split(":") for part in text.replace("–", "-").split("-")]
    numbers = [part for pair in parts for part in pair]
    if len(parts) != 2 or any(len(pair) != 2 for pair in parts) or not _are_times(numbers):
        raise ValueError('expected times such as "9:00-17:30"')
    (start, end) = (60 * int(hour) + int(minute) for hour, minute in parts)
    if start >= DAY or end > DAY:
        raise ValueError("expected times from 0:00 to 24:00")
    if start == end:
        raise ValueError('expected two different times; all day is "0:00-24:00"')
    return (start, end if end > start else end + DAY)


def _are_times(numbers: list[str]) -> bool:
    hours, minutes = numbers[::2], numbers[1::2]
    return (
        all(text.isascii() and text.isdigit() and len(text) <= 2 for text in numbers)
        and all(int(hour) <= 24 for hour in hours)
        and all(len(minute) == 2 and int(minute) < 60 for minute in minutes)
    )
