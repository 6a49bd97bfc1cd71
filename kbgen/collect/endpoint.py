"""`POST /v1/events`: JSON from the script, or one event as a plain form."""

import datetime as dt
import json
import uuid
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kbgen.feedback import Event, EventStore, RefusedError, StoreError, read_event
from kbgen.model.locale import Locale

PATH = "/v1/events"
#: A batch of a hundred comments fits.
MOST_BYTES = 256_000
MOST_EVENTS = 100
_FORM = "application/x-www-form-urlencoded"


class _BadRequestError(Exception):
    """The request as a whole cannot be read."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def event_route(store: EventStore, site_url: str) -> Route:
    """Make the route. `site_url` is where the thank-you pages are, with a slash at its end."""

    async def receive(request: Request) -> Response:
        try:
            body = await _body(request)
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind == _FORM:
                return await _form(store, site_url, body)
            return await _batch(store, body)
        except _BadRequestError as error:
            return JSONResponse({"error": str(error)}, error.status)
        except StoreError:
            # Nothing was acknowledged: the sender keeps it and comes back.
            return JSONResponse({"error": "cannot store"}, 503, {"Retry-After": "30"})

    return Route(PATH, receive, methods=["POST"])


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise _BadRequestError(413, f"more than {MOST_BYTES} bytes")
    return bytes(body)


async def _batch(store: EventStore, body: bytes) -> Response:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _BadRequestError(400, "the body is no JSON") from error
    events = data.get("events") if isinstance(data, dict) else None
    if not isinstance(events, list) or len(events) > MOST_EVENTS:
        raise _BadRequestError(400, f'expected {{"events": […]}} with at most {MOST_EVENTS} events')
    accepted: list[Event] = []
    ids: list[str] = []
    rejected: list[dict[str, str]] = []
    for one in events:
        try:
            accepted.append(read_event(one))
            ids.append(one["id"])  # as the sender wrote it, who has to know it again
        except RefusedError as error:
            known = one.get("id") if isinstance(one, dict) else None
            shown = known if isinstance(known, str) else ""
            shown = shown[:64].encode("utf-8", "replace").decode()
            rejected.append({"id": shown, "reason": str(error)})
    await run_in_threadpool(store.add, accepted)
    answer = {"accepted": ids, "rejected": rejected}
    return JSONResponse(answer, 202)


async def _form(store: EventStore, site_url: str, body: bytes) -> Response:
    try:
        pairs = parse_qs(body.decode(), max_num_fields=30, errors="strict")
    except ValueError as error:
        raise _BadRequestError(400, "the form cannot be read") from error
    fields = {name: values[-1] for name, values in pairs.items()}
    fields |= {"id": str(uuid.uuid4()), "at": dt.datetime.now(dt.UTC).isoformat()}
    try:
        event = read_event(fields)
    except RefusedError as error:
        raise _BadRequestError(400, str(error)) from error
    await run_in_threadpool(store.add, [event])
    return RedirectResponse(f"{site_url}{Locale(event.locale).segment}/thanks/", 303)
