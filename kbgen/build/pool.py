"""Processes for many tasks, none for few."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import TypeVar

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")

#: Below this weight, starting processes costs more than they save: an article is 2 to 3 ms, and 85
#: pages took 1.9 s alone, 3.5 s with two processes.
SERIAL_BELOW = 256
#: Weight of the tasks that travel together.
CHUNK = 32


class Pool:
    """Runs a pure function over tasks, in order. Starts its processes when first needed."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._executor: Executor | None = None

    def map(
        self,
        run: Callable[[Shared, Task], Result],
        shared: Shared,
        tasks: Sequence[Task],
        weigh: Callable[[Task], int] = lambda _: 1,
    ) -> Iterator[Result]:
        """Yield the results; `weigh` says how many articles' worth of work a task is."""
        weights = [weigh(task) for task in tasks]
        if self._jobs == 1 or sum(weights) < SERIAL_BELOW:
            yield from _run(run, shared, tasks)
            return
        if self._executor is None:
            # Forking a process that has threads (watchers, servers) can lock up.
            self._executor = ProcessPoolExecutor(
                self._jobs, get_context("forkserver"), initializer=_end_with_parent
            )
        futures = [
            self._executor.submit(_run, run, shared, chunk) for chunk in _chunks(tasks, weights)
        ]
        for future in futures:
            yield from future.result()

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: a killed build leaves none behind."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _chunks(tasks: Sequence[Task], weights: Sequence[int]) -> Iterator[list[Task]]:
    chunk: list[Task] = []
    total = 0
    for task, weight in zip(tasks, weights, strict=True):
        chunk.append(task)
        total += weight
        if total >= CHUNK:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk


def _run(
    run: Callable[[Shared, Task], Result], shared: Shared, tasks: Sequence[Task]
) -> list[Result]:
    return [run(shared, task) for task in tasks]
