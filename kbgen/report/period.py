"""The days of a report, in the shop's time zone."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo

from kbgen.errors import KbgenError

#: Weeks of a trend; the last one ends with the report.
WEEKS = 12
#: Weeks of a "month": months are equally long and have the same weekdays.
MONTH = 4

#: Times count from 1970; weeks count back from the last day.
_EARLIEST, _LATEST = dt.date(1970, 1, 2), dt.date(9000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Consecutive days, the first and the last included."""

    zone: ZoneInfo
    first: dt.date | None
    """None: since the first event."""
    last: dt.date

    @property
    def start(self) -> int:
        """In milliseconds since 1970; earlier events are excluded."""
        return 0 if self.first is None else self.midnight(self.first)

    @property
    def end(self) -> int:
        """In milliseconds since 1970; events at or after it are excluded."""
        return self.midnight(self.last + dt.timedelta(days=1))

    @property
    def weeks(self) -> tuple[dt.date, ...]:
        """The first day of each week of the trend, the oldest first."""
        after = self.last + dt.timedelta(days=1)
        return tuple(after - dt.timedelta(weeks=back) for back in range(WEEKS, 0, -1))

    @property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each week, in milliseconds."""
        return tuple(pairwise((*map(self.midnight, self.weeks), self.end)))

    @property
    def months(self) -> tuple[tuple[dt.date, dt.date], tuple[dt.date, dt.date]]:
        """First and last day of the previous month and of the latest."""
        weeks = self.weeks
        before, now = weeks[-2 * MONTH], weeks[-MONTH]
        return (before, now - dt.timedelta(days=1)), (now, self.last)

    def midnight(self, day: dt.date) -> int:
        return round(dt.datetime(day.year, day.month, day.day, tzinfo=self.zone).timestamp()) * 1000

    def day(self, at: int) -> dt.date:
        """Return the day of a time in milliseconds."""
        return self.local(at).date()

    def local(self, at: int) -> dt.datetime:
        return dt.datetime.fromtimestamp(at / 1000, self.zone)


def make_period(zone: str, first: dt.date | None, last: dt.date | None, now: dt.datetime) -> Period:
    """Return the period of `--from` and `--to`. Raises KbgenError for an empty one."""
    place = ZoneInfo(zone)
    end = last or now.astimezone(place).date()
    for day in (first, end):
        if day is not None and not _EARLIEST <= day <= _LATEST:
            raise KbgenError(f"{day} is out of range", "Check --from and --to.")
    if first is not None and first > end:
        raise KbgenError(
            f"The report would begin on {first} and end on {end}", "Check --from and --to."
        )
    return Period(zone=place, first=first, last=end)
