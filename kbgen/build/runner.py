"""Joins cache and pool. No room knows that either exists."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, NamedTuple

from kbgen.build.cache import Cache, Result
from kbgen.build.listing import code_version
from kbgen.build.options import Progress, Step
from kbgen.build.pool import Pool, Shared, Task
from kbgen.digest import digest

#: Results that are loaded, or saved, at once.
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Stage(Generic[Shared, Task]):
    """A step whose results are kept."""

    name: str
    version: int
    """Counted up when the same input is to give another result."""
    run: Callable[[Shared, Any], Result]
    """A pure function at module level, over what is fetched for a task."""
    key: Callable[[Shared, Task], str]
    """A digest of everything that `run` reads."""
    weigh: Callable[[Any], int] = lambda _: 1
    """How many articles' worth of work a fetched task is."""


class Kept(NamedTuple):
    """A result, without its blobs."""

    key: str
    value: Any


class Runner:
    """Runs stages: cached results are taken from the cache, the rest is made and kept."""

    def __init__(
        self, cache: Cache, pool: Pool, progress: Progress = lambda _step, _count: None
    ) -> None:
        self.cache = cache
        self.pool = pool
        self.progress = progress
        self._steps: dict[str, Step] = {}

    def run(
        self,
        stage: Stage[Shared, Task],
        shared: Shared,
        tasks: Iterable[Task],
        fetch: Callable[[Task], Any] = lambda task: task,
    ) -> tuple[list[Kept], int]:
        """Return the results in the order of the tasks, and how many were made.

        `fetch` gets what a task needs (a file's bytes, blobs of the cache) when it is to be run.
        """
        kept: list[Kept | None] = []
        open_places: deque[tuple[int, str]] = deque()
        source = iter(tasks)

        def missing() -> Iterator[Any]:
            while batch := list(islice(source, _BATCH)):
                keys = [self.key(stage, shared, task) for task in batch]
                cached = self.cache.load(keys)
                for key, task in zip(keys, batch, strict=True):
                    kept.append(Kept(key, cached[key]) if key in cached else None)
                    if key not in cached:
                        open_places.append((len(kept) - 1, key))
                        yield fetch(task)

        results = self.pool.map(stage.run, shared, missing(), stage.weigh)
        made = 0
        while batch := list(islice(results, _BATCH)):
            places = [open_places.popleft() for _ in batch]
            for (place, key), result in zip(places, batch, strict=True):
                kept[place] = Kept(key, result.value)
            self.cache.save((key, result) for (_, key), result in zip(places, batch, strict=True))
            made += len(batch)
        return [result for result in kept if result is not None], made

    @staticmethod
    def key(stage: Stage[Shared, Task], shared: Shared, task: Task) -> str:
        return digest(code_version(), stage.name, stage.version, stage.key(shared, task))

    @contextmanager
    def step(self, name: str) -> Iterator[list[int]]:
        """Time a part of the build; append the number of rebuilt results to the list.

        A part may come in pieces.
        """
        made: list[int] = []
        wall, own, tasks = time.perf_counter(), time.process_time(), self.pool.cpu
        try:
            yield made
        finally:
            before = self._steps.get(name, Step(name, 0, 0.0, 0.0, 0.0))
            self._steps[name] = Step(
                name,
                before.made + sum(made),
                before.wall + time.perf_counter() - wall,
                before.own + time.process_time() - own,
                before.tasks + self.pool.cpu - tasks,
            )

    @property
    def steps(self) -> tuple[Step, ...]:
        """The cost of the build so far."""
        return tuple(self._steps.values())

    def reset(self) -> None:
        """Forget everything."""
        self.cache.reset()
        self._steps.clear()

    def close(self, *, keep_pool: bool = False) -> None:
        if not keep_pool:
            self.pool.close()
        self.cache.close()
