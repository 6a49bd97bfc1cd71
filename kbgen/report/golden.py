"""Searches whose answer readers agree on, for `content/golden.toml`."""

from collections.abc import Container
from typing import NamedTuple

from kbgen.report.queries import read_queries
from kbgen.report.source import Source

#: Fewer clicks are the choice of a few.
ENOUGH = 10
#: Share of the clicks on one article from which it is the answer.
AGREED = 0.7


class Proposal(NamedTuple):
    query: str
    locale: str
    expect: str
    """Id of the article."""
    within: int
    """The mean rank it was clicked at."""
    clicks: int


def propose(
    source: Source, there: Container[tuple[str, str]], known: Container[tuple[str, str]]
) -> tuple[Proposal, ...]:
    """Return the queries whose clicks agree, the most clicked first.

    there: (id, tag) of the articles that can be expected. known: (tag, folded query) of the
    searches that are golden already.
    """
    found = []
    for (tag, key), one in source.once(read_queries).items():
        articles = {article: counts for article, counts in one.articles.items() if article}
        if not articles or one.clicks < ENOUGH or (tag, key) in known:
            continue
        best = min(articles, key=lambda article: (-articles[article][0], article))
        clicks, ranks = articles[best]
        if clicks >= AGREED * one.clicks and (best, tag) in there:
            within = max(1, round(ranks / clicks))
            found.append(Proposal(one.query, tag, best, within, clicks))
    return tuple(sorted(found, key=lambda one: (-one.clicks, one)))
