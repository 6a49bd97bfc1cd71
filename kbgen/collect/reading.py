"""Read events from the body of a request."""

import datetime as dt
import json
import uuid
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from kbgen.collect.body import RefusedRequestError
from kbgen.feedback import Event, RefusedError, read_event

MOST_EVENTS = 100


class Batch(NamedTuple):
    """The events of a body."""

    events: list[Event]
    ids: list[str]
    """Ids of the events as the sender wrote them, to be recognised."""
    rejected: list[dict[str, str]]
    """Id and reason of each invalid event."""


def list_events(body: bytes) -> list[Any]:
    """Return the unchecked items of a JSON body. Raises RefusedRequestError."""
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
    for item in listed:
        try:
            batch.events.append(read_event(item))
            batch.ids.append(item["id"])
        except RefusedError as error:
            batch.rejected.append({"id": _readable_id(item), "reason": str(error)})
    return batch


def read_form(body: bytes) -> Event:
    """Read one event of a plain form; id and time are ours.

    Raises RefusedRequestError for an invalid form, RefusedError for an invalid event.
    """
    try:
        pairs = parse_qs(body.decode(), max_num_fields=30, errors="strict")
    except ValueError as error:
        raise RefusedRequestError(400, "the form cannot be read") from error
    fields = {name: values[-1] for name, values in pairs.items()}
    fields |= {"id": str(uuid.uuid4()), "at": dt.datetime.now(dt.UTC).isoformat()}
    return read_event(fields)


def _readable_id(item: Any) -> str:
    value = item.get("id") if isinstance(item, dict) else None
    text = value if isinstance(value, str) else ""
    return text[:64].encode("utf-8", "replace").decode()
