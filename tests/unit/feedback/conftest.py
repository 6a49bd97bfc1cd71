import uuid
from collections.abc import Callable

import pytest

from kbgen.feedback import Event, read_event


@pytest.fixture(scope="session")
def vote() -> Callable[..., dict[str, object]]:
    """Return a vote as it comes over the wire."""

    def make(**changed: object) -> dict[str, object]:
        return {
            "id": str(uuid.uuid4()),
            "type": "vote",
            "at": "2026-11-22T10:00:00Z",
            "locale": "en",
            "article_id": "shipping/costs",
            "revision": "0a1b2c3d",
            "value": "yes",
            "device": "d1",
            **changed,
        }

    return make


@pytest.fixture(scope="session")
def event(vote) -> Callable[..., Event]:
    """Return a vote as it is stored."""
    return lambda **changed: read_event(vote(**changed))
