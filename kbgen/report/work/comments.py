"""Comments of readers: one may be right before statistics exist."""

from collections.abc import Iterator

from sqlalchemy import select

from kbgen.feedback.schema import events
from kbgen.report.work.desk import Desk, Reason, Work, work_on
from kbgen.text import shorten, squash

#: Characters of a comment that are quoted; the report has all of it.
_QUOTED = 90
#: Reasons of a "yes", which need no work.
_PRAISE = frozenset({"solved", "clear"})


def comments(desk: Desk) -> Iterator[Work]:
    """Yield articles with comments on the current text."""
    e = events.c
    columns = (e.article_id, e.locale, e.revision, e.reason, e.comment, e.at)
    rows = select(*columns).where(desk.source.commented).order_by(e.at.desc(), e.id.desc())
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for article_id, tag, revision, reason, comment, at in desk.source.rows(rows):
        article = desk.article(article_id or "", tag)
        is_current = article is not None and revision in {None, article.revision}
        if is_current and reason not in _PRAISE:
            found.setdefault((article_id, tag), []).append((comment, at))
    for (article_id, tag), texts in sorted(found.items()):
        article = desk.article(article_id, tag)
        if article is None:
            continue
        newest, at = texts[0]
        count = "1 comment" if len(texts) == 1 else f"{len(texts)} comments, the newest"
        why = f"{count}: “{shorten(squash(newest), _QUOTED)}”"
        todo = f"Answer what the comments ask in {article.source.project_path}."
        latest = desk.source.period.day(at)
        yield work_on(article, tag, Reason("rewrite", why, todo, len(texts), latest))
