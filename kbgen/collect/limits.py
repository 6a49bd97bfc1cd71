"""Limits for a sender's events and votes, in bounded memory."""

import math
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from kbgen.collect.addresses import utc_day

Value = TypeVar("Value")

#: Names in half of the memory: 12 MB of a full `RateLimit`, 23 MB of a full `Judge`.
MOST_NAMES = 50_000
#: Parts of a minute: each is dropped as a whole once it is a minute old.
_PARTS = 12
_TENTHS = 10


class Recent(Generic[Value]):
    """The latest values: at least the last `most` names, at most twice as many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[Hashable, Value] = {}
        self._old: dict[Hashable, Value] = {}

    def get(self, name: Hashable) -> Value | None:
        found = self._young.get(name)
        return self._old.get(name) if found is None else found

    def set(self, name: Hashable, value: Value) -> None:
        if len(self._young) >= self._most and name not in self._young:
            self._young, self._old = {}, self._young
        self._young[name] = value

    def clear(self) -> None:
        self._young, self._old = {}, {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)


class RateLimit:
    """A limit for the events of a sender in any minute, counted in twelfths of a minute."""

    def __init__(
        self, most: int, window: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._part = window / _PARTS
        self._clock = clock
        # Number of the part, and what each sender has sent in it, in tenths; the oldest first.
        self._parts: list[tuple[int, dict[Hashable, int]]] = []

    def take(self, name: Hashable, count: int, paid: int = 0) -> int:
        """Count events, all or none. Return 0, or the seconds after which to retry.

        paid: how many of them were counted before. A batch above the limit is accepted from a
        sender that has been quiet, or it never would be. A refusal counts as a tenth of an event:
        a sender of ten times the limit gets nothing, one who shares an address gets a part.
        """
        if not self._most:
            return 0
        now = self._clock()
        current = self._current(math.floor(now / self._part))
        most, free = self._most * _TENTHS, count * _TENTHS
        sent = sum(names.get(name, 0) for _, names in self._parts) - paid * _TENTHS
        if not sent or sent + free <= most:
            current[name] = current.get(name, 0) + free - paid * _TENTHS
            return 0
        if sent < 2 * most:  # else it would take long to be accepted again
            current[name] = current.get(name, 0) + 1
            sent += 1
        for part, names in self._parts:
            sent -= names.get(name, 0)
            if sent + free <= most or names is current:
                return max(1, math.ceil((part + _PARTS + 1) * self._part - now))
        raise AssertionError("the current part is the last one")

    def _current(self, part: int) -> dict[Hashable, int]:
        """Return the counts of a part of a minute; drop parts older than a minute."""
        while self._parts and self._parts[0][0] < part - _PARTS:
            del self._parts[0]
        last, names = self._parts[-1] if self._parts else (None, {})
        if last != part or len(names) >= MOST_NAMES:  # a flood from many addresses
            self._parts.append((part, {}))
        while len(self) >= 2 * MOST_NAMES:
            del self._parts[0]
        return self._parts[-1][1]

    def __len__(self) -> int:
        return sum(len(names) for _, names in self._parts)


class DailyLimit:
    """A limit for each name and day (UTC)."""

    def __init__(self, today: Callable[[], int] = utc_day) -> None:
        self._today = today
        self._day = 0
        self._counts: Recent[int] = Recent(MOST_NAMES)

    def take(self, name: Hashable, most: int) -> bool:
        """Count; return whether it is within the limit. 0: no limit."""
        if not most:
            return True
        if (day := self._today()) != self._day:
            self._day = day
            self._counts.clear()
        count = self._counts.get(name) or 0
        is_within = count < most
        self._counts.set(name, count + 1 if is_within else most)
        return is_within

    def __len__(self) -> int:
        return len(self._counts)
