"""Factors for the ranking of search, from votes and clicks."""

import datetime as dt
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, select

from kbgen.feedback import EventStore
from kbgen.feedback.schema import events
from kbgen.model.subjects import Subjects
from kbgen.report.period import Period
from kbgen.report.report import open_source
from kbgen.report.source import Source, number_of
from kbgen.report.wilson import wilson

#: Limits of the factor. The upper one is that of `promoted: true`: enough to come first among
#: equals. A bad article loses less than a good one gains, since readers who do not find it cannot
#: object. Random opinions of 70 readers on each article change success at 1 by a hundredth on three
#: relevance sets.
LOWEST, HIGHEST = 0.9, 1.15
#: Weight of a share of helpful votes that differs as far as possible from that of the site.
HELPFUL = 0.3
#: Gain of the most clicked article over one without clicks.
CLICKED = 0.05
#: Fewer clicks than this gain nothing.
ENOUGH = 20
#: All days, so that builds do not depend on the date.
_ALWAYS = Period(zone=ZoneInfo("UTC"), first=None, last=dt.date(9000, 1, 1))


class Factor(NamedTuple):
    """Factor for the scores of an article."""

    article_id: str
    locale: str
    revision: str
    """The text that the votes are about; empty: any, since clicks are about all of them."""
    value: float


def feedback_factors(store: EventStore, subjects: Subjects | None = None) -> tuple[Factor, ...]:
    """Return the factors other than 1, sorted. Raises StoreError.

    subjects: what the site has; events about anything else have no part in its mean.

    Votes move an article as far as they are certain: a Wilson interval (see `wilson`) that holds
    the mean of the site leaves it where it is, and few votes have such intervals.
    """
    with open_source(store, _ALWAYS, subjects=subjects) as source:
        gains = _click_gains(source)
        votes = _votes(source)
    total = sum(yes + no for yes, no in votes.values())
    mean = sum(yes for yes, _ in votes.values()) / total if total else 0.0
    found = {(*key, ""): gain for key, gain in gains.items()}
    for (article, locale, revision), (yes, no) in votes.items():
        gain = HELPFUL * _certain_gap(yes, yes + no, mean)
        found[article, locale, revision] = gain + gains.get((article, locale), 0.0)
    values = {key: bounded(1 + gain) for key, gain in sorted(found.items())}
    return tuple(
        Factor(*key, value)
        for key, value in values.items()
        # The factor without votes needs no entry.
        if value != (values.get((*key[:2], ""), 1.0) if key[2] else 1.0)
    )


def bounded(factor: float) -> float:
    # Hundredths, so that one more vote does not change every index.
    return round(min(max(factor, LOWEST), HIGHEST), 2)


def _certain_gap(yes: int, total: int, mean: float) -> float:
    """Return the certain distance of a share from the mean; 0 if its interval holds the mean."""
    share = wilson(yes, total)
    if share is None or share.low <= mean <= share.high:
        return 0.0
    return share.low - mean if share.low > mean else share.high - mean


def _votes(source: Source) -> dict[tuple[str, str, str], tuple[int, int]]:
    votes = source.last_votes("article_id", "locale", "revision", "value").c
    groups = (votes.article_id, votes.locale, votes.revision)
    yes, no = number_of(votes.value == "yes"), number_of(votes.value == "no")
    statement = select(*groups, yes, no).where(votes.revision.is_not(None)).group_by(*groups)
    return {(a, loc, rev): (y, n) for a, loc, rev, y, n in source.rows(statement)}


def _click_gains(source: Source) -> dict[tuple[str, str], float]:
    """Return the gain by clicks on results: all of it for the most clicked article of a locale."""
    e = events.c
    groups = (e.article_id, e.locale)
    clicks = func.count()
    statement = (
        select(*groups, clicks)
        .where(and_(source.counted("result_click"), e.article_id.is_not(None)))
        .group_by(*groups)
        .having(clicks >= ENOUGH)
    )
    found = {(article, locale): count for article, locale, count in source.rows(statement)}
    most: dict[str, int] = {}
    for (_, locale), count in found.items():
        most[locale] = max(count, most.get(locale, 0))
    return {key: CLICKED * count / most[key[1]] for key, count in found.items()}
