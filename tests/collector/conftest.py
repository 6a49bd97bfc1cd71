"""Collectors on both kinds of store, and what is in the store behind their backs."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kbgen.feedback import open_store
from kbgen.feedback.exports import event_object
from tests.collecting import CONFIG, Collector, collecting


@pytest.fixture
def start(tmp_path, store_url) -> Iterator[Callable[..., Collector]]:
    """Start collectors, all on the same store."""
    with ExitStack() as running:

        def start_one(config: str = CONFIG) -> Collector:
            return running.enter_context(collecting(tmp_path, store_url, config))

        yield start_one


@pytest.fixture
def collector(start) -> Collector:
    return start()


@pytest.fixture
def stored(store_url) -> Callable[[], dict[str, dict]]:
    """Return id → event, as exported; fails when one is there twice."""

    def read() -> dict[str, dict]:
        with open_store(store_url, Path()) as store:
            events = [event_object(row) for row in store.stream()]
        found = {event["id"]: event for event in events}
        assert len(found) == len(events)
        return found

    return read
