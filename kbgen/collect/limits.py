"""How much one sender may send, and how often one may vote."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

from kbgen.collect.addresses import utc_day

#: Names that are remembered, in 15 to 30 MB. Who was quiet for longest is forgotten.
MOST_NAMES = 50_000


class RateLimit:
    """So many events of a sender in any minute, and no more."""

    def __init__(
        self, most: int, window: float = 60.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._window = window
        self._clock = clock
        self._sent: OrderedDict[Hashable, list[tuple[float, int]]] = OrderedDict()

    def take(self, name: Hashable, count: int) -> int:
        """Count events, all or none. Return 0, or after how many seconds they may come again.

        A batch that is larger than the limit is taken from who has been quiet: it would never be.
        """
        if not self._most:
            return 0
        now = self._clock()
        sent = self._sent.setdefault(name, [])
        self._sent.move_to_end(name)
        while sent and sent[0][0] <= now - self._window:
            sent.pop(0)
        if len(self._sent) > MOST_NAMES:
            self._sent.popitem(last=False)
        free = self._most - sum(number for _, number in sent)
        if count <= free or not sent:
            sent.append((now, count))
            return 0
        freed = sent[-1][0]
        for at, number in sent:
            free += number
            if count <= free:
                freed = at
                break
        return max(1, math.ceil(freed + self._window - now))


class DailyLimit:
    """So many different things of a name on a day (UTC). One that comes again is known."""

    def __init__(self, today: Callable[[], int] = utc_day) -> None:
        self._today = today
        self._day = 0
        self._things: OrderedDict[Hashable, set[Hashable]] = OrderedDict()

    def take(self, name: Hashable, thing: Hashable, most: int) -> bool:
        """Return whether the thing is one of the first `most`.

        Senders try again when they have no answer: that must not put them under suspicion.
        """
        if (day := self._today()) != self._day:
            self._day = day
            self._things.clear()
        things = self._things.setdefault(name, set())
        self._things.move_to_end(name)
        if len(self._things) > MOST_NAMES:
            self._things.popitem(last=False)
        if len(things) < most:
            things.add(thing)
        return thing in things
