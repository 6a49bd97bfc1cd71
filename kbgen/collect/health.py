"""`/healthz`: whether events can be stored."""

import asyncio
import math
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kbgen.collect.outcome import Outcome
from kbgen.collect.writer import Writer
from kbgen.feedback import EventStore, StoreError

#: Seconds for which an answer holds, so that frequent requests do not load the store.
_HOLDS = 1.0
_RETRY = 30


class Health:
    """The state of the store: from the last write, else from a trial."""

    def __init__(
        self, store: EventStore, writer: Writer, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._asked = -math.inf
        self._problem: StoreError | None = None
        self._trying: asyncio.Task[None] | None = None

    async def problem(self) -> StoreError | None:
        """Return why nothing can be stored, or None."""
        now = self._clock()
        stored = self._writer.stored
        if stored is not None and now - stored < _HOLDS:
            return None
        if now - self._asked >= _HOLDS or self._writer.failed > self._asked:
            if self._trying is None or self._trying.done():
                self._trying = asyncio.create_task(self._try())
            await asyncio.shield(self._trying)  # one trial for all concurrent requests
        return self._problem

    async def _try(self) -> None:
        try:
            await run_in_threadpool(self._store.check)
        except StoreError as error:
            self._problem = error
        else:
            self._problem = None
        self._asked = self._clock()


def health_route(health: Health) -> Route:
    """Make the route."""

    async def show(request: Request) -> Response:
        problem = await health.problem()
        if problem is None:
            return JSONResponse({"status": "ok"})
        # Strangers do not see where the store is.
        request.state.outcome = Outcome(problem=problem.message)
        answer = {"status": f"the store {problem.reason}"}
        return JSONResponse(answer, 503, {"Retry-After": str(_RETRY)})

    return Route("/healthz", show)
