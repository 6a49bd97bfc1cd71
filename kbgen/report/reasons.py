"""Why articles did not help, as readers chose with their votes."""

from sqlalchemy import func, select

from kbgen.report.source import Source


def read_reasons(source: Source) -> dict[tuple[str, str], dict[str, int]]:
    """Return article and locale → reason → votes that count."""
    votes = source.last_votes("article_id", "locale", "reason").c
    groups = (votes.article_id, votes.locale, votes.reason)
    given = select(*groups, func.count()).where(votes.reason.is_not(None)).group_by(*groups)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for article, locale, reason, count in source.rows(given):
        found.setdefault((article, locale), {})[reason] = count
    return found
