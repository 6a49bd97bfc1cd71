"""The figures above all tables."""

from dataclasses import dataclass

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.queries import search_totals
from kbgen.report.readers import read_readers
from kbgen.report.source import Source
from kbgen.report.votes import article_tallies
from kbgen.report.wilson import Share, wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Figures of the whole period. Suspicious and unknown events are only counted as such."""

    events: int
    suspicious: int
    unknown: int
    """Events about articles or locales that the site does not have."""
    votes: int
    helpful: Share | None
    comments: int
    searches: int
    without_result: Share | None
    result_clicks: int
    contact_clicks: int
    readers: int
    contacts_per_hundred: float | None
    """From clicks on articles whose number of readers is known."""
    repeat_visits: int
    deflected: int
    """Contact forms of the shop that an article answered."""


def read_totals(source: Source) -> Totals:
    suspicious = events.c.suspicious.is_not(None)
    apart = source.count(source.in_period, suspicious)
    counted = source.count(source.all_counted)
    kinds = source.counted("contact_click", "repeat_visit", "deflected")
    kind = events.c.type
    counts = dict(source.rows(select(kind, func.count()).where(kinds).group_by(kind)))
    tallies = source.once(article_tallies).values()
    yes, votes = sum(t.yes for t in tallies), sum(t.total for t in tallies)
    all_searches, empty, clicks = source.once(search_totals)
    readers = source.once(read_readers)
    seen = sum(one.all for one in readers.counts.values())
    reached = sum(readers.reached(*key).all for key in readers.counts)
    contacts = sum(readers.contacts_of(*key).all for key in readers.counts)
    return Totals(
        events=counted,
        suspicious=apart,
        unknown=source.count(source.in_period) - apart - counted,
        votes=votes,
        helpful=wilson(yes, votes),
        comments=source.count(source.commented),
        searches=all_searches.all,
        without_result=wilson(empty.all, all_searches.all),
        result_clicks=clicks,
        contact_clicks=counts.get("contact_click", 0),
        readers=seen,
        contacts_per_hundred=100 * contacts / reached if reached else None,
        repeat_visits=counts.get("repeat_visit", 0),
        deflected=counts.get("deflected", 0),
    )
