"""Many requests, one transaction: events that wait while the disk is busy are stored together."""

import asyncio
import contextlib
import math
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from kbgen.collect.turns import PATIENCE, OverloadError
from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, EventStore, StoreError

#: Events of a transaction; with more, all of them would wait for long.
MOST_TOGETHER = 1000
#: Requests that wait. Beyond it, senders are asked to retry: they keep their events.
MOST_WAITING = 1000
#: Seconds to wait for a store that is busy: another process writes, or the disk is slow.
LONGEST = 5
#: Seconds between two checks for requests that have waited too long.
_LOOKS = 0.25
#: Seconds after which the store's write-ahead log is truncated.
TIDY = 60
#: Weight of the last transaction in the average time of one.
_NEWS = 0.2
_FULL = "The write queue is full"


@dataclass(slots=True)
class _Waiting:
    arrivals: list[Arrival]
    done: "Future[None]" = field(default_factory=Future)


class Writer:
    """Store events in a thread of its own, which starts with the first event."""

    def __init__(self, store: EventStore, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._queue: queue.Queue[_Waiting | None] = queue.Queue(MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._is_ready = False
        self._since: dict[asyncio.Future[None], float] = {}
        """Pending writes → since when, oldest first."""
        self._watch: asyncio.TimerHandle | None = None
        self._events = 0
        """How many wait or are being stored."""
        self.stored: float | None = None
        """When events were last stored, by `time.monotonic`; None: never, or failed since."""
        self.failed = -math.inf
        """When storing last failed."""
        self._tidied = clock()
        self._pace = 0.0
        """Average seconds of a transaction."""

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return self._queue.qsize()

    async def write(self, arrivals: list[Arrival]) -> None:
        """Return when all events are on disk. Raises StoreError if they are not, or not in time."""
        if not arrivals:
            return
        # Few events wait for one transaction, however long those before took.
        if self._events // MOST_TOGETHER * self._pace > PATIENCE:
            raise OverloadError(_FULL)
        done = asyncio.wrap_future(self._put(_Waiting(arrivals)))
        self._events += len(arrivals)
        self._since[done] = self._clock()
        if self._watch is None:
            self._watch = asyncio.get_running_loop().call_later(_LOOKS, self._look)
        try:
            await done
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task and task.cancelling():
                raise
            # It may still be stored: the sender retries with the same ids.
            raise StoreError("The store does not respond") from None
        finally:
            self._events -= len(arrivals)
            del self._since[done]

    def _look(self) -> None:
        """Cancel writes that have waited for too long: one timer for all of them."""
        late = self._clock() - LONGEST
        for done, since in self._since.items():
            if since > late:
                break
            done.cancel()
        self._watch = None
        if self._since:
            self._watch = asyncio.get_running_loop().call_later(_LOOKS, self._look)

    def _put(self, waiting: _Waiting) -> "Future[None]":
        with self._lock:
            if self._closed:
                raise StoreError("The collector is stopping")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
            try:
                self._queue.put_nowait(waiting)
            except queue.Full as error:
                raise OverloadError(_FULL) from error
        return waiting.done

    def _run(self) -> None:
        goes_on = True
        while goes_on:
            together, goes_on = self._take()
            # Those of senders that have gone, or waited for too long, are cancelled.
            together = [one for one in together if one.done.set_running_or_notify_cancel()]
            problem: KbgenError | None = None
            try:
                self._store_all([one for waiting in together for one in waiting.arrivals])
            except KbgenError as error:
                problem = error
            except Exception as error:  # noqa: BLE001  # else all would wait for ever
                problem = StoreError(type(error).__name__)
            for waiting in together:
                waiting.done.set_exception(problem) if problem else waiting.done.set_result(None)
            self._tidy()

    def _take(self) -> tuple[list[_Waiting], bool]:
        """Return the waiting requests, and whether more can follow."""
        together: list[_Waiting] = []
        events = 0
        try:
            item = self._queue.get(timeout=TIDY)
        except queue.Empty:
            return [], True
        while item is not None:
            together.append(item)
            events += len(item.arrivals)
            if events >= MOST_TOGETHER:
                return together, True
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return together, True
        return together, False

    def _store_all(self, arrivals: list[Arrival]) -> None:
        if not arrivals:
            return
        begun = self._clock()
        try:
            if not self._is_ready:  # the store was unreachable at the start, or is new
                self._store.prepare()
                self._is_ready = True
            self._store.add(arrivals)
        except KbgenError:
            self._is_ready, self.stored, self.failed = False, None, self._clock()
            raise
        self.stored = self._clock()
        self._pace += (self.stored - begun - self._pace) * _NEWS

    def _tidy(self) -> None:
        """Truncate the store's write-ahead log now and then, to remove deleted texts from it."""
        if self._clock() - self._tidied >= TIDY and self._queue.empty():
            self._tidied = self._clock()
            with contextlib.suppress(KbgenError):
                self._store.tidy(waits=False)

    def close(self) -> None:
        """Store the waiting events, then stop."""
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread:
            self._queue.put(None)
            thread.join()
