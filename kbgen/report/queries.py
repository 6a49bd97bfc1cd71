"""Searches by query; spellings that differ in case or spaces are one query."""

from dataclasses import dataclass, field

from sqlalchemy import and_, case, func, select

from kbgen.feedback.schema import events
from kbgen.report.readers import Counts
from kbgen.report.source import MOST_QUERIES, Source, number_of


@dataclass(slots=True)
class Searches:
    """All searches for one query in one locale."""

    spellings: dict[str, int] = field(default_factory=dict)
    count: int = 0
    now: int = 0
    before: int = 0
    empty: int = 0
    """How many had no result."""
    empty_now: int = 0
    empty_before: int = 0
    last_empty: int = 0
    """When the last one without a result was made, in milliseconds."""
    clicks: int = 0
    """Clicks on results."""
    articles: dict[str, list[int]] = field(default_factory=dict)
    """Article → clicks, and the sum of the ranks it was clicked at."""

    @property
    def query(self) -> str:
        """The most frequent spelling."""
        return min(self.spellings, key=lambda text: (-self.spellings[text], text))

    @property
    def empty_recently(self) -> int:
        """Searches without a result in the last two months."""
        return self.empty_now + self.empty_before

    @property
    def unclicked(self) -> int:
        """Searches with results but without a click, one click counted for each at most."""
        return max(0, self.count - self.empty - self.clicks)


def folded(query: str) -> str:
    return " ".join(query.casefold().split())


def read_queries(source: Source) -> dict[tuple[str, str], Searches]:
    """Return (locale, folded query) → searches, for the most frequent queries."""
    searches: dict[tuple[str, str], Searches] = {}
    e = events.c
    groups = (e.locale, e.query)
    empty = number_of(e.results == 0)
    months = [number_of(and_(e.results == 0, within)) for within in source.months(e.at)]
    last_empty = func.max(case((e.results == 0, e.at), else_=0))
    statement = (
        select(*groups, *source.sums(e.at), empty, *months, last_empty)
        .where(source.counted("search"), e.query.is_not(None))
        .group_by(*groups)
        .order_by(func.count().desc(), *groups)
        .limit(MOST_QUERIES)
    )
    for locale, query, *counts in source.rows(statement):
        entry = searches.setdefault((locale, folded(query)), Searches())
        entry.spellings[query] = entry.spellings.get(query, 0) + counts[0]
        entry.count += counts[0]
        entry.now += counts[1]
        entry.before += counts[2]
        entry.empty += counts[3]
        entry.empty_now += counts[4]
        entry.empty_before += counts[5]
        entry.last_empty = max(entry.last_empty, counts[6])
    _add_clicks(source, searches)
    return searches


def _add_clicks(source: Source, searches: dict[tuple[str, str], Searches]) -> None:
    e = events.c
    groups = (e.locale, e.query, e.article_id)
    statement = (
        select(*groups, func.count(), func.sum(func.coalesce(e.rank, 1)))
        .where(source.counted("result_click"), e.query.is_not(None))
        .group_by(*groups)
        .order_by(func.count().desc(), *groups)
        .limit(MOST_QUERIES)
    )
    for locale, query, article, count, ranks in source.rows(statement):
        entry = searches.setdefault((locale, folded(query)), Searches())
        entry.spellings[query] = entry.spellings.get(query, 0) + count
        entry.clicks += count
        clicked = entry.articles.setdefault(article or "", [0, 0])
        clicked[0] += count
        clicked[1] += ranks


def search_totals(source: Source) -> tuple[Counts, Counts, int]:
    """Return the numbers of searches, of those without a result, and of clicks on results."""
    e = events.c
    months = [number_of(and_(e.results == 0, within)) for within in source.months(e.at)]
    statement = select(*source.sums(e.at), number_of(e.results == 0), *months)
    (row,) = source.rows(statement.where(source.counted("search")))
    numbers = [int(number or 0) for number in row]
    return Counts(*numbers[:3]), Counts(*numbers[3:]), source.count(source.counted("result_click"))
