"""Clicks on contacts: how often an article was not enough."""

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.readers import read_readers
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table


def contacts(source: Source) -> tuple[Table, ...]:
    """Return the clicks on contacts, and per hundred readers."""
    readers = source.once(read_readers)
    rows = []
    for (article, locale), clicks in readers.contacts.items():
        seen = readers.reached(article, locale).all if article else 0
        rate = 100 * clicks.all / seen if seen else None
        rows.append((article, locale, clicks.all, seen or None, rate))
    rows.sort(key=lambda row: (-row[2], row[:2]))
    return (
        Table(
            name="contacts",
            title="Clicks on a contact",
            about=f"Per hundred {readers.about}. Fewer clicks: the article answers more. "
            "No rate: the views of the article were not imported, or are fewer than its clicks. "
            "No article: clicks on the search, home and category pages.",
            columns=(
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                Column("clicks", "Clicks", "count"),
                Column("views", "Readers", "count"),
                Column("per_hundred", "Per hundred", "rate"),
            ),
            rows=tuple(rows),
        ),
        _channels(source),
    )


def _channels(source: Source) -> Table:
    e = events.c
    groups = (e.reason, e.locale)
    found = source.rows(
        select(*groups, func.count()).where(source.counted("contact_click")).group_by(*groups)
    )
    rows = sorted(((kind or "", *rest) for kind, *rest in found), key=lambda row: (-row[2], row))
    return Table(
        name="channels",
        title="Clicks by channel",
        about="Contact channels that readers used.",
        columns=(
            Column("channel", "Channel", "code"),
            Column("locale", "Locale", "locale"),
            Column("clicks", "Clicks", "count"),
        ),
        rows=tuple(rows),
    )
