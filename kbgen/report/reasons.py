"""Why articles helped or did not, as readers chose with their votes."""

from typing import NamedTuple

from sqlalchemy import func, select

from kbgen.report.source import Source


class Reason(NamedTuple):
    """A reason that was given for an article in a locale."""

    article_id: str
    locale: str
    value: str
    """`yes` or `no`."""
    reason: str
    votes: int


def read_reasons(source: Source) -> tuple[Reason, ...]:
    """Return the reasons of the votes that count."""
    votes = source.last_votes("article_id", "locale", "value", "reason").c
    groups = (votes.article_id, votes.locale, votes.value, votes.reason)
    given = select(*groups, func.count()).where(votes.reason.is_not(None)).group_by(*groups)
    return tuple(sorted(Reason(*row) for row in source.rows(given)))
