from collections.abc import Callable
from functools import partial

import pytest

from kbgen.feedback import Event, read_event
from tests import factories


@pytest.fixture(scope="session")
def vote() -> Callable[..., dict[str, object]]:
    """Return a vote of a device as it comes over the wire."""
    return partial(factories.vote, revision="0a1b2c3d", device="d1")


@pytest.fixture(scope="session")
def event(vote) -> Callable[..., Event]:
    """Return a vote as it is stored."""
    return lambda **changed: read_event(vote(**changed))
