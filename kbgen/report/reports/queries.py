"""Queries that lead to each article."""

from kbgen.report.queries import folded, read_queries
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.votes import read_votes
from kbgen.report.wilson import wilson

_SHOWN = 1000


def queries(source: Source) -> tuple[Table, ...]:
    """Return the queries of each article: clicks on results, and votes after them."""
    found: dict[tuple[str, str, str], list[int]] = {}
    names: dict[tuple[str, str], str] = {}
    for (locale, key), one in source.once(read_queries).items():
        names[locale, key] = one.query
        for article, (clicks, ranks) in one.articles.items():
            if article:
                found[article, locale, key] = [clicks, ranks, 0, 0]
    for ballot in source.once(read_votes):
        key = folded(ballot.query)
        if key:
            names.setdefault((ballot.locale, key), ballot.query)
            counts = found.setdefault((ballot.article_id, ballot.locale, key), [0, 0, 0, 0])
            counts[2] += ballot.yes
            counts[3] += ballot.no
    ranked = sorted(found.items(), key=lambda one: (-one[1][0], -sum(one[1][2:]), one[0]))
    return (
        Table(
            name="queries",
            title="Queries by article",
            about="Clicks on search results, with the mean rank of the article, and "
            "the votes of readers who came from that search.",
            columns=(
                Column("article_id", "Article", "article"),
                Column("locale", "Locale", "locale"),
                Column("query", "Query"),
                Column("clicks", "Clicks", "count"),
                Column("rank", "Mean rank", "rate"),
                Column("yes", "Yes", "count"),
                Column("no", "No", "count"),
                Column("share", "Helpful", "share"),
            ),
            rows=tuple(
                (
                    article,
                    locale,
                    names[locale, key],
                    clicks,
                    ranks / clicks if clicks else None,
                    yes,
                    no,
                    wilson(yes, yes + no),
                )
                for (article, locale, key), (clicks, ranks, yes, no) in ranked[:_SHOWN]
            ),
        ),
    )
