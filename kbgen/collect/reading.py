"""From the body of a request to events."""

import datetime as dt
import json
import uuid
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from kbgen.collect.body import RefusedRequestError
from kbgen.feedback import Event, RefusedError, read_event

MOST_EVENTS = 100


class Batch(NamedTuple):
    """What a body holds."""

    events: list[Event]
    ids: list[str]
    """Of the events, as the sender wrote them, who has to know them again."""
    rejected: list[dict[str, str]]
    """Id and reason of what is no event."""


def list_events(body: bytes) -> list[Any]:
    """Return what is listed in JSON, unchecked. Raises RefusedRequestError."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedRequestError(400, "the body is not JSON") from error
    listed = data.get("events") if isinstance(data, dict) else None
    if not isinstance(listed, list) or len(listed) > MOST_EVENTS:
        message = f'expected {{"events": […]}} with at most {MOST_EVENTS} events'
        raise RefusedRequestError(400, message)
    return listed


def read_batch(listed: list[Any]) -> Batch:
    """Check events one by one."""
    batch = Batch([], [], [])
    for one in listed:
        try:
            batch.events.append(read_event(one))
            batch.ids.append(one["id"])
        except RefusedError as error:
            batch.rejected.append({"id": _shown_id(one), "reason": str(error)})
    return batch


def read_form(body: bytes) -> Event:
    """Read one event of a plain form; id and time are ours.

    Raises RefusedRequestError for what is no form, RefusedError for what is no event.
    """
    try:
        pairs = parse_qs(body.decode(), max_num_fields=30, errors="strict")
    except ValueError as error:
        raise RefusedRequestError(400, "the form cannot be read") from error
    fields = {name: values[-1] for name, values in pairs.items()}
    fields |= {"id": str(uuid.uuid4()), "at": dt.datetime.now(dt.UTC).isoformat()}
    return read_event(fields)


def _shown_id(one: Any) -> str:
    known = one.get("id") if isinstance(one, dict) else None
    shown = known if isinstance(known, str) else ""
    return shown[:64].encode("utf-8", "replace").decode()
