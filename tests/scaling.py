"""How the time of something grows with its input, without a word about seconds."""

import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")
#: Four times the input: 4 where each part is looked at a fixed number of times, 16 where each is
#: looked at with every other one. Machines are busy, so that the limit lies between.
FOUR_TIMES = 8
_RUNS = 3


def growth(make: Callable[[int], Input], run: Callable[[Input], object], size: int) -> float:
    """Return how many times as long four times the input takes, at best of some runs."""
    small, large = make(size), make(4 * size)
    return _best(run, large) / max(_best(run, small), 1e-4)


def _best(run: Callable[[Input], object], value: Input) -> float:
    times = []
    for _ in range(_RUNS):
        start = time.process_time()
        run(value)
        times.append(time.process_time() - start)
    return min(times)
