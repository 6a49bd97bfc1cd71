"""What readers wrote after a "no": one of them may be right where no statistics are yet."""

from collections.abc import Iterator

from sqlalchemy import select

from kbgen.feedback.schema import events
from kbgen.report.work.desk import Desk, Work, work_on
from kbgen.text import shorten, squash

#: Of a comment, what is quoted; the report has all of it.
_QUOTED = 90
#: Reasons of a "yes": they ask for nothing.
_PRAISE = frozenset({"solved", "clear"})


def comments(desk: Desk) -> Iterator[Work]:
    """Yield the articles whose text of now somebody has written about."""
    e = events.c
    columns = (e.article_id, e.locale, e.revision, e.reason, e.comment)
    rows = select(*columns).where(desk.source.commented).order_by(e.at.desc(), e.id.desc())
    found: dict[tuple[str, str], list[str]] = {}
    for article_id, tag, revision, reason, comment in desk.source.rows(rows):
        article = desk.article(article_id or "", tag)
        is_of_now = article is not None and revision in {None, article.revision}
        if is_of_now and reason not in _PRAISE:
            found.setdefault((article_id, tag), []).append(comment)
    for (article_id, tag), some in sorted(found.items()):
        article = desk.article(article_id, tag)
        if article is None:
            continue
        newest = shorten(squash(some[0]), _QUOTED)
        told = "1 reader wrote" if len(some) == 1 else f"{len(some)} readers wrote, the newest"
        yield work_on(article, tag, "rewrite", f"{told}: “{newest}”", len(some))
