"""Joins cache and pool. No room knows that either exists."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from kbgen.build.cache import Cache
from kbgen.build.listing import code_version
from kbgen.build.pool import Pool, Result, Shared, Task
from kbgen.digest import digest


@dataclass(frozen=True, slots=True)
class Stage(Generic[Shared, Task, Result]):
    """A step whose results are kept."""

    name: str
    version: int
    """Counted up when the same input is to give another result."""
    run: Callable[[Shared, Task], Result]
    """A pure function at module level."""
    key: Callable[[Shared, Task], str]
    """A digest of everything that `run` reads."""
    weigh: Callable[[Task], int] = lambda _: 1
    """How many articles' worth of work a task is."""


class Runner:
    """Runs stages: what the cache has is taken from there, the rest is made and kept."""

    def __init__(self, cache: Cache, pool: Pool) -> None:
        self.cache = cache
        self._pool = pool
        self._used: set[str] = set()
        self.ran: Counter[str] = Counter()

    def run(
        self, stage: Stage[Shared, Task, Result], shared: Shared, tasks: Sequence[Task]
    ) -> list[Result]:
        """Return the results in the order of the tasks."""
        keys = [
            digest(code_version(), stage.name, stage.version, stage.key(shared, task))
            for task in tasks
        ]
        results = self.cache.load(keys)
        missing = {key: task for key, task in zip(keys, tasks, strict=True) if key not in results}
        made = dict(
            zip(
                missing,
                self._pool.map(stage.run, shared, list(missing.values()), stage.weigh),
                strict=True,
            )
        )
        self.cache.save(made)
        self._used.update(keys)
        self.ran[stage.name] += len(made)
        results.update(made)
        return [results[key] for key in keys]

    def forget_unused(self, output: str) -> None:
        self.cache.keep_only(output, self._used)

    def close(self) -> None:
        self._pool.close()
        self.cache.close()
