"""One ranked list of what to do next."""

from kbgen.report.tables import Column, Table
from kbgen.report.work import WORK, Desk

#: A short list; further work appears when this is done.
_SHOWN = 200


def make_worklist(desk: Desk) -> Table:
    """Rank all work by the number of affected readers."""
    urls = desk.urls
    found = sorted(
        (work for source in WORK for work in source(desk)),
        key=lambda work: (-round(work.weight, 2), work.step, work.locale, work.path, work),
    )
    return Table(
        name="work",
        title="What to do next",
        about="Readers: an estimate of how many were not helped for this reason in the last eight "
        "weeks, from what they did or from how many saw the page.",
        columns=(
            Column("readers", "Readers", "count"),
            Column("step", "Next step"),
            Column("subject", "Article or query"),
            Column("locale", "Locale"),
            Column("why", "Why", "long"),
            Column("article_id", "Article", "article"),
            Column("file", "File", "link"),
            Column("link", "Link", "link"),
        ),
        rows=tuple(
            (
                max(1, round(work.weight)),
                work.step,
                work.subject,
                work.locale,
                work.why,
                work.article_id,
                work.path,
                urls.get((work.article_id, work.locale), ""),
            )
            for work in found[:_SHOWN]
        ),
    )
