"""Processes for many tasks, none for few; on this machine, or on those of a Dask cluster."""

import gc
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import Any, Generic, TypeVar

from kbgen.errors import KbgenError

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")

#: Below this weight, starting processes costs more than they save: an article is 2 ms.
SERIAL_BELOW = 256
#: Weight of the tasks that travel together: 60 ms of work for a few kilobytes of messages.
CHUNK = 32
#: Chunks under way for each process: enough that none waits, few enough that memory stays small.
AHEAD = 3
#: Until a cluster has a worker, in seconds.
_PATIENCE = 10


class Pool:
    """Runs a pure function over tasks, in order. Starts its processes when first needed."""

    def __init__(self, jobs: int = 0, scheduler: str = "", *, aside: bool = False) -> None:
        """Make a pool. aside: heavy tasks run in processes even where one would do.

        The preview answers its readers meanwhile.
        """
        self._aside = aside
        self._jobs = jobs or os.cpu_count() or 1
        self._scheduler = scheduler
        self._executor: Executor | None = None
        self._client: Any = None
        self.cpu = 0.0
        """Seconds that tasks have taken, wherever they ran."""

    def map(
        self,
        run: Callable[[Shared, Task], Result],
        shared: Shared,
        tasks: Iterable[Task],
        weigh: Callable[[Task], int] = lambda _: 1,
    ) -> Iterator[Result]:
        """Return the results in order; the first tasks start at once, the others later.

        `weigh` returns how many articles' worth of work a task is. Tasks are taken from the
        iterable as they are needed, so that not all of them have to be in memory.
        """
        chunks = _chunks(tasks, weigh)
        if self._jobs == 1 and not self._scheduler:
            return self._serial(run, shared, chunks)
        first, weight = [], 0
        for chunk, heavy in chunks:
            first.append((chunk, heavy))
            weight += heavy
            is_heavy = weight >= (SERIAL_BELOW if self._executor is None else 2 * CHUNK)
            if is_heavy and (self._aside or len(first) > 1):
                break
        else:
            return self._serial(run, shared, first)
        waiting = chain((chunk for chunk, _ in first), (chunk for chunk, _ in chunks))
        begun = deque(self._submit(run, shared, c) for c in islice(waiting, self._ahead))
        return self._parallel(run, shared, begun, waiting)

    @property
    def _ahead(self) -> int:
        return AHEAD * self._jobs

    def _serial(
        self,
        run: Callable[[Shared, Task], Result],
        shared: Shared,
        chunks: Iterable[tuple[list[Task], int]],
    ) -> Iterator[Result]:
        for chunk, _ in chunks:
            results, seconds = run_chunk(run, shared, chunk)
            self.cpu += seconds
            yield from results

    def _parallel(
        self,
        run: Callable[[Shared, Task], Result],
        shared: Shared,
        begun: "deque[_Begun[Task, Result]]",
        waiting: Iterator[list[Task]],
    ) -> Iterator[Result]:
        was_broken = False
        while begun:
            first = begun.popleft()
            try:
                results, seconds = first.future.result()
            except BrokenExecutor as error:
                # Something killed a process: once may be chance, twice is not.
                self._drop(first.executor)
                if was_broken:
                    hint = "Is the memory full? `--jobs 1` needs the least."
                    raise KbgenError("The processes of the build were killed", hint) from error
                was_broken = True
                again = [first.chunk, *(later.chunk for later in begun)]
                begun = deque(self._submit(run, shared, some) for some in again)
                continue
            except Exception as error:
                if self._client is None or not type(error).__module__.startswith("distributed"):
                    raise
                hint = "Check the logs of its scheduler and workers, or build without it."
                raise KbgenError(f"The cluster failed: {error}", hint) from error
            self.cpu += seconds
            # A cluster only reports how many processes it has once it is first used.
            more = max(0, self._ahead - len(begun))
            begun.extend(self._submit(run, shared, some) for some in islice(waiting, more))
            yield from results

    def _submit(
        self, run: Callable[[Shared, Task], Result], shared: Shared, chunk: list[Task]
    ) -> "_Begun[Task, Result]":
        if self._executor is None:
            self._executor = self._cluster() if self._scheduler else self._processes()
        future: Future[tuple[list[Result], float]] = Future()
        try:
            future = self._executor.submit(run_chunk, run, shared, chunk)
        except BrokenExecutor as error:  # its processes were killed meanwhile
            future.set_exception(error)
        return _Begun(chunk, future, self._executor)

    def _drop(self, broken: Executor) -> None:
        """Begin with new processes, unless another run has already."""
        if self._executor is broken:
            self._executor = None
            broken.shutdown(wait=False, cancel_futures=True)

    def _processes(self) -> Executor:
        # A fork shares what is loaded: a third of a second and 40 MB less for each process. But
        # forking a process that has threads (watchers, servers) can lock up.
        is_safe = sys.platform == "linux" and threading.active_count() == 1
        method = "fork" if is_safe else "spawn" if sys.platform == "win32" else "forkserver"
        context = get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["kbgen.build.stages"])
        from concurrent.futures import ProcessPoolExecutor  # 30 ms to load

        # Windows cannot wait for more than 61.
        most = min(self._jobs, 61) if sys.platform == "win32" else self._jobs
        return ProcessPoolExecutor(most, context, initializer=_end_with_parent)

    def _cluster(self) -> Executor:
        try:
            from distributed import Client  # an extra
        except ImportError as error:
            raise KbgenError("--scheduler needs Dask", "pip install 'kbgen[dask]'") from error
        try:
            connect: Any = Client
            self._client = connect(self._scheduler, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            hint = "Is the scheduler running, and does it have workers (`dask worker ADDRESS`)?"
            raise KbgenError(f"No cluster answers at {self._scheduler}: {error}", hint) from error
        self._jobs = sum(self._client.nthreads().values())
        executor: Executor = self._client.get_executor()
        return executor

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
        elif self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
        self._executor = None


@dataclass(frozen=True, slots=True)
class _Begun(Generic[Task, Result]):
    """A chunk under way."""

    chunk: list[Task]
    future: "Future[tuple[list[Result], float]]"
    executor: Executor


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: a killed build leaves none behind."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _chunks(
    tasks: Iterable[Task], weigh: Callable[[Task], int]
) -> Iterator[tuple[list[Task], int]]:
    """Yield chunks with their weights."""
    chunk: list[Task] = []
    total = 0
    for task in tasks:
        chunk.append(task)
        total += weigh(task)
        if total >= CHUNK:
            yield chunk, total
            chunk, total = [], 0
    if chunk:
        yield chunk, total


def run_chunk(
    run: Callable[[Shared, Task], Result], shared: Shared, tasks: list[Task]
) -> tuple[list[Result], float]:
    """Return the results, and the CPU seconds of this thread that they took."""
    begun = time.thread_time()
    with no_collector():
        results = [run(shared, task) for task in tasks]
    return results, time.thread_time() - begun


class no_collector:  # noqa: N801  # reads as what it does
    """Pauses the garbage collector: trees of tokens are many objects and no cycles.

    It would take a third of the time of parsing Markdown.
    """

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_on:
            gc.enable()
