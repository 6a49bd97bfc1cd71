"""The queue in front of the work: requests wait for their turn, but not for long.

Checking events is most of the work of a request. A thousand requests checked on arrival would keep
the event loop from accepting others, and all would be answered late.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kbgen.errors import KbgenError

Result = TypeVar("Result")

#: Seconds that a request waits for its turn.
PATIENCE = 1.5
#: Key of a request's scope: when all of it had arrived, by `time.perf_counter`.
CAME = "kbgen.came"
#: Seconds of work after which the event loop accepts other requests.
_SLICE = 0.01
#: Weight of the last request in the average time of one.
_NEWS = 0.1


class OverloadError(KbgenError):
    """Requests arrive faster than they can be handled, so they would wait for too long."""

    def __init__(self, message: str = "The request queue is full") -> None:
        super().__init__(message)


class Turns:
    """Let requests through in the order they arrived. For one event loop.

    A request is refused only after it has waited for too long: a sender that ignores `Retry-After`
    would come back at once, and refusals take time as well.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._line: deque[tuple[float, asyncio.Future[None]]] = deque()
        self._is_coming = False
        """Whether a call of `_next` is scheduled."""
        self._looked = 0.0
        """When this turn of the event loop began; 0: no request waited."""
        self._worked = 0.0
        """Seconds of work since then; while no request waits, the event loop is not asked."""
        self._begun = 0.0
        """When the current work began."""
        self._pace = 0.0
        """Average seconds of work for a request."""

    async def wait(self, came: float) -> None:
        """Wait for a turn, which `done` ends. Raises OverloadError.

        came: when the request arrived, by `time.perf_counter`.
        """
        if self._line or self._worked >= _SLICE:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._line.append((came, turn))
            self._come()
            await turn
        self._begun = self._clock()

    def done(self) -> None:
        """Note that the work is done or continues elsewhere. Nothing is awaited since `wait`."""
        took = self._clock() - self._begun
        self._worked += took
        self._pace += (took - self._pace) * (_NEWS if self._pace else 1)

    def _come(self) -> None:
        if not self._is_coming:
            self._is_coming = True
            asyncio.get_running_loop().call_soon(self._next)

    def _next(self) -> None:
        """Begin a turn of the event loop: admit about as many requests as fit into a slice.

        After a turn that took longer because many were refused, as much time goes to work.
        """
        now = self._clock()
        others = now - self._looked - self._worked if self._looked else 0.0
        self._is_coming, self._worked = False, 0.0
        while self._line and now - self._line[0][0] > PATIENCE:
            _, turn = self._line.popleft()
            if not turn.done():
                turn.set_exception(OverloadError())
        many = max(1, int(max(_SLICE, others) / self._pace)) if self._pace else 1
        while self._line and many:
            _, turn = self._line.popleft()
            if not turn.done():  # cancelled: the sender has gone
                turn.set_result(None)
                many -= 1
        self._looked = now if self._line else 0.0
        if self._line:
            self._come()


class Aside:
    """Run long work in a thread of its own, so that other requests are answered meanwhile."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "checks")

    async def run(self, came: float, work: Callable[[], Result]) -> Result:
        """Return the result of the work, after all earlier work. Raises OverloadError."""

        def run() -> Result:
            if time.perf_counter() - came > PATIENCE:
                raise OverloadError
            return work()

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)

    def close(self) -> None:
        self._thread.shutdown()
