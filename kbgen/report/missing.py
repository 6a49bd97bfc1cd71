"""Addresses without a page that readers asked for."""

from collections import defaultdict

from sqlalchemy import func, select

from kbgen.feedback.events import HIDDEN
from kbgen.feedback.schema import events
from kbgen.moved import DeadPath
from kbgen.report.period import MONTH, WEEKS
from kbgen.report.source import Source

#: Sites that are named for each address.
_NAMED = 5
#: Addresses that are read: the ones with most readers. Anyone can invent others.
_MOST = 500


def read_missing(source: Source) -> tuple[DeadPath, ...]:
    """Return the addresses that readers asked for, those with most readers first.

    Whether a page has come there since is not known here.
    """
    e = events.c
    reader = func.coalesce(e.sender, e.id)
    bounds = source.period.bounds
    recent = e.at >= bounds[WEEKS - 2 * MONTH][0]
    is_missing = source.counted("missing")
    readers = func.count(reader.distinct())
    columns = (e.page, readers, readers.filter(recent), func.max(e.at))
    rows = select(*columns).where(is_missing, e.page.not_like(f"%{HIDDEN}%")).group_by(e.page)
    found = list(source.rows(rows.order_by(readers.desc(), e.page).limit(_MOST)))
    count = func.count()
    hosts = select(e.page, e.referrer).where(is_missing, e.referrer.is_not(None))
    referrers: dict[str, list[str]] = defaultdict(list)
    for page, host in source.rows(
        hosts.group_by(e.page, e.referrer).order_by(count.desc(), e.referrer)
    ):
        referrers[page].append(host)
    return tuple(
        DeadPath(page, all_readers, lately, tuple(referrers[page][:_NAMED]), latest)
        for page, all_readers, lately, latest in found
    )
