"""Whether work grows with its input, or with the square of it. Never a number of seconds."""

import gc
import time
from collections.abc import Callable
from itertools import pairwise

#: Seconds of the processor: below it, noise decides.
FLOOR = 0.004
#: Where the input before the last takes less than this, the last one is not tried.
_IDLE = 0.0004
#: Four times the input takes four times as long; sixteen, if it is quadratic.
STEEPEST = 8.0
_TRIES = 4


def cost(work: Callable[[], object]) -> float:
    """Return seconds of this thread: what others do on the machine is not in it."""
    begin = time.thread_time()
    work()
    return time.thread_time() - begin


def is_steep(work: Callable[[int], Callable[[], object]], sizes: tuple[int, ...]) -> bool:
    """Tell whether work takes more than linear time.

    work: returns what is to be measured for an input of a size. sizes: each four times the one
    before; the next one is tried only after one that was linear, so that a bad one ends soon.
    """
    before = cost(work(sizes[0]))
    for small, large in pairwise(sizes):
        after = cost(work(large))
        if after > FLOOR and after > STEEPEST * before and _is_still_steep(work, small, large):
            return True
        if large == sizes[-2] and after < _IDLE:
            return False
        before = after
    return False


def _is_still_steep(work: Callable[[int], Callable[[], object]], small: int, large: int) -> bool:
    gc.collect()
    before = after = float("inf")
    for _ in range(_TRIES):
        before = min(before, cost(work(small)))
        after = min(after, cost(work(large)))
        if after <= FLOOR or after <= STEEPEST * before:
            return False
    return True
