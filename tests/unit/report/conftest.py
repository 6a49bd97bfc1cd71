"""Events written out, and the report on them, from stores of each kind."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kbgen.feedback import Arrival, Event, EventStore, open_store, read_event
from kbgen.report import Report, Source, make_period, make_report, open_source

ROOT = Path("/nowhere")
LAST = dt.date(2026, 11, 22)


@pytest.fixture
def store(store_url: str) -> Iterator[EventStore]:
    with open_store(store_url, ROOT) as opened:
        yield opened


@pytest.fixture(scope="session")
def event() -> Callable[..., Event]:
    """Return an event as it is stored."""

    def make(kind: str, **fields: Any) -> Event:
        given = {
            "id": str(uuid.uuid4()),
            "type": kind,
            "at": "2026-11-20T10:00:00Z",
            "locale": "en",
            **fields,
        }
        return read_event(given)

    return make


@pytest.fixture(scope="session")
def vote(event) -> Callable[..., Event]:
    """Return a vote on `costs`, without a device."""

    def make(value: str = "yes", **fields: Any) -> Event:
        return event("vote", value=value, **{"article_id": "costs", **fields})

    return make


@pytest.fixture
def source(store: EventStore) -> Iterator[Callable[..., Source]]:
    """Store events; return what reports are made from."""
    with ExitStack() as stack:

        def read(
            *events: Event | Arrival,
            zone: str = "UTC",
            first: dt.date | None = None,
            last: dt.date = LAST,
            locales: tuple[str, ...] = (),
        ) -> Source:
            store.add(events)
            period = make_period(zone, first, last, dt.datetime.now(dt.UTC))
            return stack.enter_context(open_source(store, period, locales))

        yield read


@pytest.fixture
def report(source) -> Callable[..., Report]:
    """Store events; return the report on all there are."""
    return lambda *events, **scope: make_report(source(*events, **scope), "Help")


@pytest.fixture
def tables(report) -> Callable[..., dict[str, list[dict[str, Any]]]]:
    """Store events; return table → rows, each column → value."""
    return lambda *events, **scope: {
        table.name: list(table.plain()) for table in report(*events, **scope).tables
    }
