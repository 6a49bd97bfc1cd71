"""What the preview tells, collected so that a test can wait for it."""

import threading
from collections.abc import Callable, Iterator

import pytest

#: Seconds after which something that should come is given up. Nothing waits for so long and passes.
PATIENCE = 20


class Told(list):
    """What was told, call by call, by whatever thread."""

    def __init__(self) -> None:
        super().__init__()
        self._more = threading.Condition()

    def __call__(self, *values) -> None:
        with self._more:
            self.append(values[0] if len(values) == 1 else values)
            self._more.notify_all()

    def wait_for(self, is_there: Callable[[], bool]) -> None:
        with self._more:
            assert self._more.wait_for(is_there, PATIENCE), list(self)

    def wait_for_count(self, count: int) -> None:
        self.wait_for(lambda: len(self) >= count)


class Gate:
    """Stops a thread where a test wants to look."""

    def __init__(self) -> None:
        self._reached = threading.Event()
        self._open = threading.Event()

    def __call__(self) -> None:
        """Called where it stands: waits until it is opened."""
        self._reached.set()
        assert self._open.wait(PATIENCE)

    def wait_until_reached(self) -> None:
        assert self._reached.wait(PATIENCE)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def told() -> Callable[[], Told]:
    return Told


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open()  # whatever the test did: what stands there is stopped next
