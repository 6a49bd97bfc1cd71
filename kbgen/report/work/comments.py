"""Comments of readers: one may be right before statistics exist."""

from collections.abc import Iterator

from sqlalchemy import select

from kbgen.feedback.schema import events
from kbgen.report.work.desk import Desk, Work, work_on
from kbgen.text import shorten, squash

#: Characters of a comment that are quoted; the report has all of it.
_QUOTED = 90
#: Reasons of a "yes", which need no work.
_PRAISE = frozenset({"solved", "clear"})


def comments(desk: Desk) -> Iterator[Work]:
    """Yield articles with comments on the current text."""
    e = events.c
    columns = (e.article_id, e.locale, e.revision, e.reason, e.comment)
    rows = select(*columns).where(desk.source.commented).order_by(e.at.desc(), e.id.desc())
    found: dict[tuple[str, str], list[str]] = {}
    for article_id, tag, revision, reason, comment in desk.source.rows(rows):
        article = desk.article(article_id or "", tag)
        is_current = article is not None and revision in {None, article.revision}
        if is_current and reason not in _PRAISE:
            found.setdefault((article_id, tag), []).append(comment)
    for (article_id, tag), texts in sorted(found.items()):
        article = desk.article(article_id, tag)
        if article is None:
            continue
        newest = shorten(squash(texts[0]), _QUOTED)
        count = "1 comment" if len(texts) == 1 else f"{len(texts)} comments, the newest"
        yield work_on(article, tag, "rewrite", f"{count}: “{newest}”", len(texts))
