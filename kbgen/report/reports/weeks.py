"""Votes by week."""

from kbgen.report.period import WEEKS
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.votes import Tally, read_votes, tallies


def weeks(source: Source) -> tuple[Table, ...]:
    """Return the votes of the last 12 weeks."""
    found = tallies(source.once(read_votes), lambda ballot: ballot.week)
    counts = [found.get(week, Tally()) for week in range(WEEKS)]
    return (
        Table(
            name="weeks",
            title="Helpful votes by week",
            about="Weeks of seven days; the last one ends on the last day of the report.",
            columns=(
                Column("week", "Week from", "date"),
                Column("yes", "Yes", "count"),
                Column("no", "No", "count"),
                Column("share", "Helpful", "share"),
            ),
            rows=tuple(
                (day, t.yes, t.no, t.share)
                for day, t in zip(source.period.weeks, counts, strict=True)
            ),
            chart="columns",
        ),
    )
