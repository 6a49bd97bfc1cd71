"""The line in front of the work: requests wait for their turn, and not for long.

Checking events is the greater part of the work of a request. Done whenever one is there, a thousand
of them would keep the event loop from seeing who else has come, and all would be answered late.
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
#: Of a request's scope: when it was there as a whole, by `time.perf_counter`.
CAME = "kbgen.came"
#: Seconds of work, after which the event loop looks around.
_SLICE = 0.01
#: What the last request took counts this much of what one takes.
_NEWS = 0.1


class OverloadError(KbgenError):
    """More is sent than can be looked at: who waits would wait for too long."""

    def __init__(self) -> None:
        super().__init__("The request queue is full")


class Turns:
    """Lets requests through in the order they came in. For one event loop.

    Who has waited for too long is refused, and not before: a sender that does not wait to be asked
    again would come back at once, and refusals take time, too.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._line: deque[tuple[float, asyncio.Future[None]]] = deque()
        self._is_coming = False
        """Whether `_next` will be called."""
        self._looked = 0.0
        """When this turn of the event loop began; 0: nobody waited."""
        self._worked = 0.0
        """Seconds of work since then: as long as nobody waits, the event loop is not asked."""
        self._begun = 0.0
        """When the work began that is under way."""
        self._pace = 0.0
        """Seconds of work for a request, about."""

    async def wait(self, came: float) -> None:
        """Return when it is our turn; `done` ends it. Raises OverloadError.

        came: when the request did, by `time.perf_counter`.
        """
        if self._line or self._worked >= _SLICE:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._line.append((came, turn))
            self._come()
            await turn
        self._begun = self._clock()

    def done(self) -> None:
        """Note that the work is done, or goes on elsewhere. Since `wait` nothing was awaited."""
        took = self._clock() - self._begun
        self._worked += took
        self._pace += (took - self._pace) * (_NEWS if self._pace else 1)

    def _come(self) -> None:
        if not self._is_coming:
            self._is_coming = True
            asyncio.get_running_loop().call_soon(self._next)

    def _next(self) -> None:
        """Begin a turn of the event loop: let in about as many as fit into a slice.

        Where the last turn took longer, because of many who were refused, this is about work again.
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
            if not turn.done():  # who has gone meanwhile has cancelled
                turn.set_result(None)
                many -= 1
        self._looked = now if self._line else 0.0
        if self._line:
            self._come()


class Aside:
    """Work that takes long, in a thread of its own: others are answered meanwhile."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "checks")

    async def run(self, came: float, work: Callable[[], Result]) -> Result:
        """Return what the work returns, when those before it are done. Raises OverloadError."""

        def run() -> Result:
            if time.perf_counter() - came > PATIENCE:
                raise OverloadError
            return work()

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)

    def close(self) -> None:
        self._thread.shutdown()
