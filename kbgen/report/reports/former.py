"""What a former help centre had counted before the articles moved here."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from kbgen.feedback.schema import history
from kbgen.report.kinds import counted
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table, Values
from kbgen.report.wilson import wilson


def former(source: Source) -> tuple[Table, ...]:
    """Return imported votes and views, whatever days the report has."""
    rows = [row for row in source.rows(select(history)) if _is_of(source, row.locale)]
    listed = [row for row in rows if _is_known(source, row)]
    others = len({row.article_id for row in rows} - {row.article_id for row in listed})
    articles = counted(others, "article")
    note = f"{articles} that the site does not have: not listed." if others else ""
    return (
        Table(
            name="former",
            title="Votes and views of the former help centre",
            about="Counted there, up to the day of the export, and imported with the articles. No "
            "other figure, task or ranking counts them. No locale: all languages together.",
            columns=(
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                Column("source", "Counted by", "code"),
                Column("day", "Until", "date"),
                Column("views", "Views", "count"),
                Column("yes", "Yes", "count"),
                Column("neutral", "Neither", "count"),
                Column("no", "No", "count"),
                Column("share", "Helpful", "share"),
            ),
            rows=tuple(map(_row, sorted(listed, key=_rank))),
            note=note,
        ),
    )


def _is_of(source: Source, tag: str) -> bool:
    """Tell whether figures are of the report's locales. What covers all languages is of none."""
    return not source.locales or tag in source.locales


def _is_known(source: Source, row: Any) -> bool:
    known = source.subjects
    if known is None:
        return True
    return row.article_id in known.articles and (not row.locale or row.locale in known.locales)


def _rank(row: Any) -> tuple[object, ...]:
    """Sort by most "no" votes, then by most views."""
    return (-(row.no or 0), -(row.views or 0), row.article_id, row.locale, row.source)


def _row(row: Any) -> Values:
    yes, no = row.yes or 0, row.no or 0
    return (
        row.article_id, row.locale or None, row.source, dt.date.fromisoformat(row.day),
        row.views, row.yes, row.neutral, row.no, wilson(yes, yes + no),
    )  # fmt: skip
