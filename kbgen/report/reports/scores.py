"""Answers to the two optional questions: satisfaction, and recommendation."""

from sqlalchemy import Integer, cast, func, select

from kbgen.feedback.schema import events
from kbgen.report.source import Source, number_of
from kbgen.report.tables import Column, Table


def scores(source: Source) -> tuple[Table, ...]:
    """Return the mean satisfaction (1-5) and the net promoter score (-100 to 100) of each locale.

    F. F. Reichheld, The one number you need to grow. Harvard Business Review 81 (2003): the share
    of 9 and 10 less that of 0 to 6.
    """
    e = events.c
    value = cast(e.value, Integer)
    columns = (func.count(), func.sum(value), number_of(value >= 9), number_of(value <= 6))
    found = source.rows(
        select(e.type, e.locale, *columns)
        .where(source.counted("csat", "nps"))
        .group_by(e.type, e.locale)
    )
    rows = [
        (kind, locale, n, total / n if kind == "csat" else 100 * (promoters - detractors) / n)
        for kind, locale, n, total, promoters, detractors in sorted(map(tuple, found))
    ]
    if not rows:
        return ()
    return (
        Table(
            name="scores",
            title="Satisfaction and recommendation",
            about="csat: mean of 1 to 5. nps: of a hundred, those who answered 9 or 10, less "
            "those who answered 0 to 6.",
            columns=(
                Column("question", "Question", "code"),
                Column("locale", "Locale", "locale"),
                Column("answers", "Answers", "count"),
                Column("score", "Score", "rate"),
            ),
            rows=tuple(rows),
        ),
    )
