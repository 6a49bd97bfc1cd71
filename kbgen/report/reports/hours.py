"""When readers come: hours of the week in the shop's time zone."""

from collections import Counter

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table

#: Time zones differ by quarters of an hour: these are read, and joined to local hours.
_QUARTER = 15 * 60 * 1000
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hours(source: Source) -> tuple[Table, ...]:
    """Return how many events each hour of the week had."""
    quarter = (events.c.at // _QUARTER).label("quarter")
    within = (source.all_counted,)
    found: Counter[tuple[int, int]] = Counter()
    for number, count in source.rows(
        select(quarter, func.count()).where(*within).group_by(quarter)
    ):
        at = source.period.local(int(number) * _QUARTER)
        found[at.weekday(), at.hour] += count
    return (
        Table(
            name="hours",
            title="Peak hours",
            about=f"Everything readers did, by weekday and hour ({source.period.zone.key}).",
            columns=(
                Column("weekday", "Weekday"),
                *(Column(f"h{hour:02}", f"{hour:02}", "heat") for hour in range(24)),
            ),
            rows=tuple(
                (name, *(found[day, hour] for hour in range(24))) for day, name in enumerate(_DAYS)
            ),
        ),
    )
