"""Processes for many tasks, none for few."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")

#: Below this many tasks, starting processes costs more than they save: a task is 2 to 3 ms, and 85
#: pages took 1.9 s alone, 3.5 s with two processes.
SERIAL_BELOW = 256
#: Tasks that travel together.
CHUNK = 32


class Pool:
    """Runs a pure function over tasks, in order. Starts its processes when first needed."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._executor: Executor | None = None

    def map(
        self, run: Callable[[Shared, Task], Result], shared: Shared, tasks: Sequence[Task]
    ) -> Iterator[Result]:
        if self._jobs == 1 or len(tasks) < SERIAL_BELOW:
            yield from _run(run, shared, tasks)
            return
        if self._executor is None:
            # Forking a process that has threads (watchers, servers) can lock up.
            self._executor = ProcessPoolExecutor(self._jobs, mp_context=get_context("forkserver"))
        chunks = [tasks[at : at + CHUNK] for at in range(0, len(tasks), CHUNK)]
        futures = [self._executor.submit(_run, run, shared, chunk) for chunk in chunks]
        for future in futures:
            yield from future.result()

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)


def _run(
    run: Callable[[Shared, Task], Result], shared: Shared, tasks: Sequence[Task]
) -> list[Result]:
    return [run(shared, task) for task in tasks]
