"""Comments of readers, and reasons for votes."""

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.votes import read_votes

#: The newest comments of each reason: a list to be read.
_SHOWN = 50


def comments(source: Source) -> tuple[Table, ...]:
    """Return how often each reason was given, and the newest comments of each."""
    return _reasons(source), _comments(source)


def _reasons(source: Source) -> Table:
    e = events.c
    found: dict[str, list[int]] = {}
    for ballot in source.once(read_votes):
        if ballot.reason:
            counts = found.setdefault(ballot.reason, [0, 0, 0])
            counts[0] += ballot.no
            counts[1] += ballot.yes
    written = select(e.reason, func.count()).where(source.commented)
    for reason, count in source.rows(written.group_by(e.reason)):
        found.setdefault(reason or "", [0, 0, 0])[2] += count
    rows = sorted(found.items(), key=lambda one: (-max(one[1]), one[0]))
    return Table(
        name="reasons",
        title="Reasons",
        about="Reasons that readers chose after a vote or with a comment.",
        columns=(
            Column("reason", "Reason", "code"),
            Column("no", "After no", "count"),
            Column("yes", "After yes", "count"),
            Column("comments", "Comments", "count"),
        ),
        rows=tuple((reason, *counts) for reason, counts in rows),
    )


def _comments(source: Source) -> Table:
    e = events.c
    reason = func.coalesce(e.reason, "")
    newest = func.row_number().over(partition_by=reason, order_by=(e.at.desc(), e.id.desc()))
    columns = (reason.label("reason"), e.at, e.article_id, e.locale, e.comment)
    ranked = select(*columns, newest.label("place")).where(source.commented).subquery().c
    found = source.rows(
        select(ranked.reason, ranked.at, ranked.article_id, ranked.locale, ranked.comment).where(
            ranked.place <= _SHOWN
        )
    )
    rows = sorted(map(tuple, found), key=lambda row: (row[0], -row[1], row))
    return Table(
        name="comments",
        title="Comments by reason",
        about=f"The newest {_SHOWN} of each reason. Personal addresses and numbers are masked.",
        columns=(
            Column("reason", "Reason", "code"),
            Column("day", "Day", "date"),
            Column("article_id", "Article", "article"),
            Column("locale", "Locale", "locale"),
            Column("comment", "Comment", "long"),
        ),
        rows=tuple((why, source.period.day(at), *rest) for why, at, *rest in rows),
    )
