"""What agents report on behalf of people: apart from everything that people sent."""

from sqlalchemy import and_, select

from kbgen.feedback.schema import events
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table

#: The newest ones: a list to be read.
_SHOWN = 100


def agents(source: Source) -> tuple[Table, ...]:
    """Return the newest problems that agents reported."""
    e = events.c
    columns = (e.at, e.article_id, e.locale, e.market, e.comment)
    is_report = and_(e.via == "agent", e.comment.is_not(None), source.in_period, source.is_known)
    rows = select(*columns).where(is_report).order_by(e.at.desc(), e.id.desc()).limit(_SHOWN)
    return (
        Table(
            name="agents",
            title="Problems reported by agents",
            about=f"The newest {_SHOWN}, from `kbgen mcp`. No other figure counts them.",
            columns=(
                Column("day", "Day", "date"),
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                Column("market", "Market"),
                Column("problem", "Problem", "long"),
            ),
            rows=tuple((source.period.day(at), *rest) for at, *rest in source.rows(rows)),
        ),
    )
