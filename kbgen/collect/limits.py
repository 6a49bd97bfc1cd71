"""How much one sender may send, and how often one may vote. What is remembered has an end."""

import math
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from kbgen.collect.addresses import utc_day

Value = TypeVar("Value")

#: Names in half of what is remembered: 12 MB of a full `RateLimit`, 23 MB of a full `Judge`.
MOST_NAMES = 50_000
#: Parts of a minute: who has been quiet for a minute is forgotten with one of them.
_PARTS = 12
_TENTHS = 10


class Recent(Generic[Value]):
    """What was set last: at least the last `most` names, and at most twice as many."""

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
    """So many events of a sender in any minute, and no more.

    Time goes by in twelfths of it: what was sent in one of them is forgotten with its end.
    """

    def __init__(
        self, most: int, window: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._part = window / _PARTS
        self._clock = clock
        # Number of the part, and what each sender has sent in it, in tenths; the oldest first.
        self._parts: list[tuple[int, dict[Hashable, int]]] = []

    def take(self, name: Hashable, count: int, paid: int = 0) -> int:
        """Count events, all or none. Return 0, or after how many seconds they may come again.

        paid: so many of them were counted before. A batch that is larger than the limit is taken
        from who has been quiet: it would never be. What is refused counts as a tenth of an event:
        who sends ten times what they may gets nothing, and who shares an address a part.
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
        if sent < 2 * most:  # or it would take long to be heard again
            current[name] = current.get(name, 0) + 1
            sent += 1
        for part, names in self._parts:
            sent -= names.get(name, 0)
            if sent + free <= most or names is current:
                return max(1, math.ceil((part + _PARTS + 1) * self._part - now))
        raise AssertionError("the current part is the last one")

    def _current(self, part: int) -> dict[Hashable, int]:
        """Return where to count in a part of a minute; forget what is older than a minute."""
        while self._parts and self._parts[0][0] < part - _PARTS:
            del self._parts[0]
        last, names = self._parts[-1] if self._parts else (None, {})
        if last != part or len(names) >= MOST_NAMES:  # of a flood from many addresses
            self._parts.append((part, {}))
        while len(self) >= 2 * MOST_NAMES:
            del self._parts[0]
        return self._parts[-1][1]

    def __len__(self) -> int:
        return sum(len(names) for _, names in self._parts)


class DailyLimit:
    """So many things of a name on a day (UTC)."""

    def __init__(self, today: Callable[[], int] = utc_day) -> None:
        self._today = today
        self._day = 0
        self._counts: Recent[int] = Recent(MOST_NAMES)

    def take(self, name: Hashable, most: int) -> bool:
        """Count one; return whether it is one of the first `most`. 0: all are."""
        if not most:
            return True
        if (day := self._today()) != self._day:
            self._day = day
            self._counts.clear()
        count = self._counts.get(name) or 0
        is_one = count < most
        self._counts.set(name, count + 1 if is_one else most)
        return is_one

    def __len__(self) -> int:
        return len(self._counts)
