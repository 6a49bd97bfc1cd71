"""How helpful articles, locales and markets are."""

from collections.abc import Mapping
from typing import Any

from kbgen.report.source import Source
from kbgen.report.tables import Column, Table, Values
from kbgen.report.votes import Tally, article_tallies, read_votes, tallies

_VOTES = (
    Column("yes", "Yes", "count"),
    Column("no", "No", "count"),
    Column("share", "Helpful", "share"),
    Column("trend", "12 weeks", "trend"),
)


def helpful(source: Source) -> tuple[Table, ...]:
    """Return a table of articles, one of locales, and one of markets if there are any."""
    articles = source.once(article_tallies)
    ballots = source.once(read_votes)
    locales = tallies(ballots, lambda ballot: (ballot.locale,))
    markets = tallies((b for b in ballots if b.market), lambda ballot: (ballot.market,))
    tables = [
        Table(
            name="articles",
            title="Helpful votes by article",
            about="The last vote of each device on each revision. The line is the "
            "95% confidence interval of the share. Most “no” votes first.",
            columns=(
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                *_VOTES,
            ),
            rows=_rows(articles),
        ),
        Table(
            name="locales",
            title="Helpful votes by locale",
            about="",
            columns=(Column("locale", "Locale", "locale"), *_VOTES),
            rows=_rows(locales),
        ),
    ]
    if markets:
        columns = (Column("market", "Market"), *_VOTES)
        title = "Helpful votes by market"
        rows = _rows(markets)
        tables.append(Table(name="markets", title=title, about="", columns=columns, rows=rows))
    return tuple(tables)


def _rows(found: Mapping[Any, Tally]) -> tuple[Values, ...]:
    """Sort by what needs attention first: most "no" votes, then the lowest share."""
    ranked = sorted(found.items(), key=lambda one: (-one[1].no, one[1].yes, one[0]))
    return tuple((*key, t.yes, t.no, t.share, t.trend) for key, t in ranked)
