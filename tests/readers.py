"""Readers who search, open a result and vote, as events in a store."""

import datetime as dt
import hashlib
import itertools
import uuid
from collections.abc import Iterator

from kbgen.feedback import Arrival, read_event

DAY = 86_400_000
#: The first day that readers come, in milliseconds since 1970.
START = int(dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC).timestamp() * 1000)
_NUMBERS = itertools.count()


def sender(name: object, day: int) -> str:
    """Return what the collector names an address on a day: every day anew."""
    return hashlib.blake2b(f"{name}/{day}".encode(), digest_size=4).hexdigest()


def event(day: int, who: object, kind: str, query: str, **fields: object) -> Arrival:
    """Return an event. day: after START; who: the address."""
    number = next(_NUMBERS)
    received = START + day * DAY + number % 40_000_000
    at = dt.datetime.fromtimestamp(received / 1000, dt.UTC).isoformat()
    data = {
        "id": str(uuid.UUID(int=number + 1)),
        "type": kind,
        "at": at,
        "locale": "en",
        "query": query,
        **fields,
    }
    return Arrival(event=read_event(data), received=received, sender=sender(who, day))


def visit(
    day: int,
    who: object,
    query: str,
    article: str,
    *,
    rank: int = 1,
    vote: str = "",
    contact: bool = False,
    locale: str = "en",
) -> Iterator[Arrival]:
    """Yield what a reader sends who searches and opens a result."""
    about = {"article_id": article, "locale": locale}
    yield event(day, who, "search", query, results=5, locale=locale)
    yield event(day, who, "result_click", query, rank=rank, **about)
    if vote:
        yield event(day, who, "vote", query, value=vote, **about)
    if contact:
        yield event(day, who, "contact_click", query, **about)


def crowd(
    query: str, article: str, *, people: int = 4, days: int = 3, name: str = "", **fields: object
) -> Iterator[Arrival]:
    """Yield the visits of several people on several days. name: of the crowd."""
    for day in range(days):
        for number in range(people):
            who = f"{name or query} {number}"
            yield from visit(day, who, query, article, **fields)  # type: ignore[arg-type]
