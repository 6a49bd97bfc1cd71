"""How many people have read an article: the base of rates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import and_, func, select

from kbgen.feedback.schema import events, views
from kbgen.report.period import MONTH, WEEKS
from kbgen.report.source import Source
from kbgen.report.votes import article_tallies

VIEWS = "readers (imported page views, or readers seen if those are more)"
READERS = "readers seen (who read to the end, voted or used a contact, whichever is most)"


class Counts(NamedTuple):
    """Counts in the period, in its last month, and in the month before."""

    all: int = 0
    now: int = 0
    before: int = 0

    @property
    def recent(self) -> int:
        """In the last two months: the weight of work."""
        return self.now + self.before


NONE = Counts()
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Readers:
    """Article and locale → readers."""

    counts: Mapping[_Key, Counts]
    contacts: Mapping[_Key, Counts]
    """Clicks on contacts; the article is empty for those on other pages."""
    views: Mapping[_Key, Counts]
    """Imported page views; empty: none were imported."""

    @property
    def about(self) -> str:
        """How readers were counted."""
        return VIEWS if self.views else READERS

    def of(self, article_id: str, locale: str) -> Counts:
        return self.counts.get((article_id, locale), NONE)

    def reached(self, article_id: str, locale: str) -> Counts:
        """Return the readers that clicks can be compared with; 0 where they are unknown.

        Where views were imported, readers seen without them are too few to compare with, and views
        that are fewer than clicks are incomplete.
        """
        return self._known((article_id, locale), self.counts)

    def contacts_of(self, article_id: str, locale: str) -> Counts:
        """Return the clicks that can be compared with readers."""
        return self._known((article_id, locale), self.contacts)

    def _known(self, key: _Key, counts: Mapping[_Key, Counts]) -> Counts:
        found, clicks = counts.get(key, NONE), self.contacts.get(key, NONE)
        if not self.views:
            return found
        views = zip(found, self.views.get(key, NONE), clicks, strict=True)
        return Counts(*(n if view >= max(1, click) else 0 for n, view, click in views))


def read_readers(source: Source) -> Readers:
    """Count readers: the maximum of the readers seen and of imported page views.

    Readers who only look at a page send nothing, and those who read to the end may vote as well:
    the most frequent sign is a lower bound, the sum would not be. So are views: an import may hold
    only some days and articles.
    """
    contacts, views = _events(source, "contact_click"), _views(source)
    signs = [_events(source, "read_to_end"), contacts, _votes(source), views]
    counts = {
        key: Counts(*(max(sign.get(key, NONE)[at] for sign in signs) for at in range(3)))
        for key in sorted({key for sign in signs for key in sign if key[0]})
    }
    return Readers(counts, contacts, views)


def _events(source: Source, kind: str) -> dict[_Key, Counts]:
    e = events.c
    groups = (e.article_id, e.locale)
    counts = select(*groups, *source.sums(e.at)).where(source.counted(kind)).group_by(*groups)
    return {
        (article or "", locale): Counts(*some) for article, locale, *some in source.rows(counts)
    }


def _votes(source: Source) -> dict[_Key, Counts]:
    found = {}
    for key, tally in source.once(article_tallies).items():
        totals = {week: total for week, (_, total) in tally.weeks.items()}
        found[key] = Counts(
            tally.total,
            sum(totals.get(week, 0) for week in range(WEEKS - MONTH, WEEKS)),
            sum(totals.get(week, 0) for week in range(WEEKS - 2 * MONTH, WEEKS - MONTH)),
        )
    return found


def _views(source: Source) -> dict[_Key, Counts]:
    period, v = source.period, views.c
    (before, before_end), (now, end) = period.months
    # ISO dates sort as text.
    within = v.day <= end.isoformat()
    if period.first:
        within = and_(within, v.day >= period.first.isoformat())
    if source.locales:
        within = and_(within, v.locale.in_(source.locales))
    within = and_(within, source.about(v.article_id, v.locale))
    groups = (v.article_id, v.locale)
    # Two tools that count the same day count the same people.
    most = func.max(v["count"]).label("most")
    days = select(*groups, v.day, most).where(within).group_by(*groups, v.day).subquery().c
    months = [
        func.sum(days.most),
        *(
            func.sum(days.most).filter(days.day.between(a.isoformat(), b.isoformat()))
            for a, b in ((now, end), (before, before_end))
        ),
    ]
    articles = (days.article_id, days.locale)
    found = source.rows(select(*articles, *months).group_by(*articles))
    return {
        (article, locale): Counts(*(int(n or 0) for n in some)) for article, locale, *some in found
    }
