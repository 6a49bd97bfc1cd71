"""The locales side by side."""

from collections import Counter

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.readers import read_readers
from kbgen.report.source import Source, number_of
from kbgen.report.tables import Column, Table
from kbgen.report.votes import Tally, read_votes, tallies
from kbgen.report.wilson import wilson


def compared(source: Source) -> tuple[Table, ...]:
    """Return the main figures of each locale in one row."""
    votes = tallies(source.once(read_votes), lambda ballot: ballot.locale)
    readers = source.once(read_readers)
    seen, reached, asked = Counter[str](), Counter[str](), Counter[str]()
    for (article, tag), counts in readers.counts.items():
        seen[tag] += counts.all
        reached[tag] += readers.reached(article, tag).all
        asked[tag] += readers.contacts_of(article, tag).all
    searches = _searches(source)
    rows = []
    for tag in sorted({*votes, *seen, *searches}):
        tally, (count, empty) = votes.get(tag, Tally()), searches.get(tag, (0, 0))
        rate = 100 * asked[tag] / reached[tag] if reached[tag] else None
        shares = (tally.share, count, wilson(empty, count), rate)
        rows.append((tag, seen[tag], tally.total, *shares))
    rows.sort(key=lambda row: (-row[1], row[0]))
    return (
        Table(
            name="compared",
            title="Locales side by side",
            about="Asked a person: clicks on a contact for a hundred readers.",
            columns=(
                Column("locale", "Locale", "locale"),
                Column("readers", "Readers", "count"),
                Column("votes", "Votes", "count"),
                Column("share", "Helpful", "share"),
                Column("searches", "Searches", "count"),
                Column("empty", "Found nothing", "share"),
                Column("per_hundred", "Asked a person", "rate"),
            ),
            rows=tuple(rows),
        ),
    )


def _searches(source: Source) -> dict[str, tuple[int, int]]:
    """Return locale → searches, and those without a result."""
    e = events.c
    counts = (func.count(), number_of(e.results == 0))
    found = select(e.locale, *counts).where(source.counted("search")).group_by(e.locale)
    return {tag: (count, int(empty or 0)) for tag, count, empty in source.rows(found)}
