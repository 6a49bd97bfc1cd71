"""What a line of a foreign file turns out to be."""

import uuid
from dataclasses import dataclass

from kbgen.feedback.arrival import Arrival, milliseconds, now
from kbgen.feedback.events import RefusedError, read_event

_NAMESPACE = uuid.UUID("7a0f2a3c-51c5-5d0a-9a70-3b6f0a6d4f11")


@dataclass(frozen=True, slots=True)
class View:
    """So many views of an article's page on a day."""

    day: str
    """2026-11-28."""
    locale: str
    article_id: str
    count: int
    since: str = ""
    """The first day it is of, where it is of more than one; `day` is the last."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that was left out."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Other:
    """A line about something else: another kind of event, a page that is no article."""


Item = Arrival | View | Problem | Other


def arrival(data: dict[str, object], suspicious: tuple[str, ...] = ()) -> Arrival:
    """Make an event of a file one of the store. Raises RefusedError.

    It counts as received when it happened: what is old already is not kept for years more.
    """
    event = read_event(data)
    received = min(milliseconds(event.at), now())
    return Arrival(event=event, received=received, suspicious=suspicious)


def same_id(*parts: object) -> str:
    """Return the same UUID for the same parts: a file may be imported twice."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(map(str, parts))))


def checked(line: int, data: dict[str, object], suspicious: tuple[str, ...] = ()) -> Item:
    """Return the event of a line, or what is wrong with it."""
    try:
        return arrival(data, suspicious)
    except RefusedError as error:
        return Problem(line, str(error))
