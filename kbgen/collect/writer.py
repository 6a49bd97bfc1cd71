"""Many requests, one transaction: what waits while the disk is busy is stored together."""

import asyncio
import queue
import threading
from concurrent.futures import Future

from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, EventStore, StoreError

#: Events of a transaction; more would make all of them wait for long.
MOST_TOGETHER = 1000
#: Requests that wait. With more, senders are asked to come again: they keep what they have.
MOST_WAITING = 1000

_Waiting = tuple[list[Arrival], "Future[None]"]


class Writer:
    """Stores events in a thread of its own, which begins with the first of them."""

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._queue: queue.Queue[_Waiting | None] = queue.Queue(MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._is_ready = False

    @property
    def waiting(self) -> int:
        """Of requests."""
        return self._queue.qsize()

    async def write(self, arrivals: list[Arrival]) -> None:
        """Return when all is on disk. Raises StoreError when it is not."""
        if arrivals:
            await asyncio.wrap_future(self._put(arrivals))

    def _put(self, arrivals: list[Arrival]) -> "Future[None]":
        done: Future[None] = Future()
        with self._lock:
            if self._closed:
                raise StoreError("The collector is stopping")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
            try:
                self._queue.put_nowait((arrivals, done))
            except queue.Full as error:
                raise StoreError("More is sent than can be stored") from error
        return done

    def _run(self) -> None:
        goes_on = True
        while goes_on:
            together, goes_on = self._take()
            problem: KbgenError | None = None
            try:
                self._store_all([one for arrivals, _ in together for one in arrivals])
            except KbgenError as error:
                problem = error
            except Exception as error:  # noqa: BLE001  # or all who wait would wait for ever
                problem = StoreError(type(error).__name__)
            for _, done in together:
                # Who has gone meanwhile has cancelled.
                if done.set_running_or_notify_cancel():
                    done.set_exception(problem) if problem else done.set_result(None)

    def _take(self) -> tuple[list[_Waiting], bool]:
        """Return what waits, and whether more will come."""
        together: list[_Waiting] = []
        events = 0
        item = self._queue.get()
        while item is not None:
            together.append(item)
            events += len(item[0])
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
        try:
            if not self._is_ready:  # the store was not there when we began, or went away
                self._store.prepare()
                self._is_ready = True
            self._store.add(arrivals)
        except KbgenError:
            self._is_ready = False
            raise

    def close(self) -> None:
        """Store what waits, then stop."""
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread:
            self._queue.put(None)
            thread.join()
