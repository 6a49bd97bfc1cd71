"""Searches, and those without result or click."""

from collections.abc import Callable, Iterable

from kbgen.report.queries import Searches, read_queries
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.wilson import wilson

#: Rows of each table; rarer queries are in the totals, and in `kbgen feedback export`.
_SHOWN = 500
_COLUMNS = (
    Column("query", "Query"),
    Column("locale", "Locale", "locale"),
    Column("searches", "Searches", "count"),
    Column("empty", "Without result", "count"),
    Column("clicks", "Clicks", "count"),
    Column("unclicked", "Without click", "share"),
)


def searches(source: Source) -> tuple[Table, ...]:
    """Return the most frequent queries: of all, of those without result, and without click."""
    found = [(locale, one) for (locale, _), one in source.once(read_queries).items() if one.count]
    return (
        _table(
            "searches",
            "Searches",
            "The most frequent queries. At most one click is counted per search.",
            _top(found, lambda one: one.count),
        ),
        _table(
            "empty_searches",
            "Searches without a result",
            "What readers ask for and the site does not cover.",
            _top(found, lambda one: one.empty),
        ),
        _table(
            "unclicked_searches",
            "Searches without a click",
            "Results were shown, and readers opened none.",
            _top(found, lambda one: one.unclicked),
        ),
    )


def _top(
    found: Iterable[tuple[str, Searches]], by: Callable[[Searches], int]
) -> list[tuple[str, Searches]]:
    ranked = sorted(found, key=lambda one: (-by(one[1]), one[0], one[1].query))
    return [one for one in ranked[:_SHOWN] if by(one[1])]


def _table(name: str, title: str, about: str, found: list[tuple[str, Searches]]) -> Table:
    rows = tuple(
        (
            one.query,
            locale,
            one.count,
            one.empty,
            one.clicks,
            wilson(one.unclicked, one.count - one.empty),
        )
        for locale, one in found
    )
    return Table(name=name, title=title, about=about, columns=_COLUMNS, rows=rows)
