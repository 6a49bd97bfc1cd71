"""An event on its way into the store: when it was received, and whether it is suspicious."""

import datetime as dt
import time
from dataclasses import dataclass

from kbgen.feedback.events import FIELDS, Event

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECOND = dt.timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    event: Event
    received: int
    """Milliseconds since 1970, UTC, by our clock."""
    suspicious: tuple[str, ...] = ()
    """Why it is counted apart; empty for most."""
    sender: str | None = None
    """8 hex digits that tell apart the addresses of a day; None where no address is known."""

    def row(self) -> dict[str, object]:
        """Return column → value of the table `events`."""
        event = self.event
        return {
            **{name: getattr(event, name) for name in FIELDS},
            "id": str(event.id),
            "at": milliseconds(event.at),
            "value": None if event.value is None else str(event.value),
            "received": self.received,
            "suspicious": ",".join(self.suspicious) or None,
            "sender": self.sender,
        }


def milliseconds(at: dt.datetime) -> int:
    """Return milliseconds since 1970, exactly (seconds as a float are not exact)."""
    return (at - _EPOCH) // _MILLISECOND


def now() -> int:
    """Return the milliseconds since 1970."""
    return time.time_ns() // 1_000_000
