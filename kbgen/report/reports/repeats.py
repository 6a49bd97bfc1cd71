"""Repeat visits to an article."""

from sqlalchemy import Integer, cast, func, select

from kbgen.feedback.schema import events
from kbgen.report.readers import read_readers
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table


def repeats(source: Source) -> tuple[Table, ...]:
    """Return visits to articles that the same device had opened within seven days."""
    e = events.c
    readers = source.once(read_readers)
    groups = (e.article_id, e.locale)
    statement = (
        select(*groups, func.count(), func.max(cast(e.value, Integer)))
        .where(source.counted("repeat_visit"))
        .group_by(*groups)
    )
    rows = []
    for article, locale, count, most in source.rows(statement):
        seen = readers.reached(article, locale).all
        rows.append((article, locale, count, 100 * count / seen if seen else None, most))
    rows.sort(key=lambda row: (-row[2], row[:2]))
    return (
        Table(
            name="repeats",
            title="Repeat visits",
            about="Devices that came back to the same article within seven days, per hundred "
            f"{readers.about}. Either the text is hard to follow, or it is a reference.",
            columns=(
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                Column("visits", "Visits", "count"),
                Column("per_hundred", "Per hundred", "rate"),
                Column("most", "Most by one device", "count"),
            ),
            rows=tuple(rows),
        ),
    )
