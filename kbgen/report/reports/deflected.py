"""Contact forms of the shop that an article answered."""

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.source import Source, number_of
from kbgen.report.tables import Column, Table


def deflected(source: Source) -> tuple[Table, ...]:
    """Return how many forms each article answered, those that answered most first."""
    e = events.c
    groups = (e.article_id, e.locale)
    reasons = (number_of(e.reason == reason) for reason in ("solved", "left"))
    statement = (
        select(*groups, func.count(), *reasons).where(source.counted("deflected")).group_by(*groups)
    )
    rows = sorted(map(tuple, source.rows(statement)), key=lambda row: (-row[2], row[:2]))
    return (
        Table(
            name="deflected",
            title="Forms answered by an article",
            about="Shoppers who opened a suggestion beside the shop’s contact form and did not "
            "send it (`<kb-deflect>`). Solved: they answered “Yes”, it helped. Left: they left the "
            "page; some of them may have given up.",
            columns=(
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                Column("forms", "Forms", "count"),
                Column("solved", "Solved", "count"),
                Column("left", "Left", "count"),
            ),
            rows=tuple(rows),
        ),
    )
