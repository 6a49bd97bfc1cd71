"""What a line of an imported file can be."""

import uuid
from dataclasses import dataclass

from kbgen.feedback.arrival import Arrival, milliseconds, now
from kbgen.feedback.events import RefusedError, read_event

_NAMESPACE = uuid.UUID("7a0f2a3c-51c5-5d0a-9a70-3b6f0a6d4f11")


@dataclass(frozen=True, slots=True)
class View:
    """Views of an article's page on a day."""

    day: str
    """2026-11-28."""
    locale: str
    article_id: str
    count: int
    since: str = ""
    """The first day, where the count is for several; `day` is the last."""


@dataclass(frozen=True, slots=True)
class History:
    """What a former help centre counted of an article."""

    source: str
    """Kind of the import: `zendesk`."""
    day: str
    """When it was exported: 2026-11-28."""
    locale: str
    """Empty: all languages together."""
    article_id: str
    views: int | None
    """None: it does not count them."""
    yes: int | None
    neutral: int | None
    no: int | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be imported."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Other:
    """A line about something else: another kind of event, a page that is not an article."""


Item = Arrival | View | History | Problem | Other


def arrival(data: dict[str, object], suspicious: tuple[str, ...] = ()) -> Arrival:
    """Return the event of a line as it is stored. Raises RefusedError.

    It is treated as received when it happened, so that old events are not retained for longer.
    """
    event = read_event(data)
    received = min(milliseconds(event.at), now())
    if event.via:
        suspicious = suspicious or (event.via,)
    return Arrival(event=event, received=received, suspicious=suspicious)


def same_id(*parts: object) -> str:
    """Return the same UUID for the same parts: a file may be imported twice."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(map(str, parts))))


def checked(line: int, data: dict[str, object], suspicious: tuple[str, ...] = ()) -> Item:
    """Return the event of a line, or its problem."""
    try:
        return arrival(data, suspicious)
    except RefusedError as error:
        return Problem(line, str(error))
