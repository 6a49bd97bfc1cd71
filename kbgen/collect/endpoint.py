"""`POST /v1/events`: JSON from the script, or one event as a plain form."""

import datetime as dt
import json
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kbgen.collect.addresses import Senders
from kbgen.collect.body import RefusedRequestError, read_body
from kbgen.collect.judge import Judge
from kbgen.collect.limits import RateLimit
from kbgen.collect.origins import may_send
from kbgen.collect.outcome import Outcome
from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, Event, EventStore, RefusedError, read_event
from kbgen.feedback.arrival import now
from kbgen.feedback.suspicion import is_bot
from kbgen.model.locale import Locale

PATH = "/v1/events"
MOST_EVENTS = 100
#: Seconds after which to come back when nothing can be stored.
RETRY = 30
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What stands between a request and the store."""

    write: Callable[[list[Arrival]], Awaitable[None]]
    """Returns when all is on disk. Raises KbgenError."""
    site_url: str
    """Where the thank-you pages are, with a slash at its end."""
    origins: frozenset[str] = frozenset()
    senders: Senders = field(default_factory=lambda: Senders(()))
    limit: RateLimit = field(default_factory=lambda: RateLimit(0))
    judge: Judge | None = None
    """None: who previews is no stranger."""


def event_route(store: EventStore, site_url: str) -> Route:
    """Make the route of a preview: no limits, nobody under suspicion."""

    async def write(arrivals: list[Arrival]) -> None:
        await run_in_threadpool(store.add, arrivals)

    return intake_route(Intake(write=write, site_url=site_url))


def intake_route(intake: Intake) -> Route:
    """Make the route."""

    async def receive(request: Request) -> Response:
        try:
            return await _receive(intake, request)
        except RefusedRequestError as error:
            return _refusal(request, error)
        except KbgenError as error:
            # Nothing was acknowledged: the sender keeps it and comes back.
            Outcome.of(request).problem = error.message
            message = "the store cannot be written now; please send it again later"
            return _refusal(request, RefusedRequestError(503, message, RETRY))

    return Route(PATH, receive, methods=["POST"])


def _refusal(request: Request, error: RefusedRequestError) -> Response:
    if _is_form(request):  # somebody reads it
        text = f"This was not stored: {error}.\n"
        return PlainTextResponse(text, error.status, error.headers)
    return JSONResponse({"error": str(error)}, error.status, error.headers)


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0]
    return kind.strip().lower() == _FORM


async def _receive(intake: Intake, request: Request) -> Response:
    if not may_send(request, intake.origins):
        raise RefusedRequestError(403, "this site may not send events")
    body = await read_body(request)
    answer = _form if _is_form(request) else _batch
    return await answer(intake, request, body)


async def _batch(intake: Intake, request: Request, body: bytes) -> Response:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedRequestError(400, "the body is no JSON") from error
    listed = data.get("events") if isinstance(data, dict) else None
    if not isinstance(listed, list) or len(listed) > MOST_EVENTS:
        message = f'expected {{"events": […]}} with at most {MOST_EVENTS} events'
        raise RefusedRequestError(400, message)
    sender = _limited(intake, request, len(listed))
    events: list[Event] = []
    ids: list[str] = []
    rejected: list[dict[str, str]] = []
    for one in listed:
        try:
            events.append(read_event(one))
            ids.append(one["id"])  # as the sender wrote it, who has to know it again
        except RefusedError as error:
            rejected.append({"id": _shown_id(one), "reason": str(error)})
    Outcome.of(request).rejected = len(rejected)
    await _store(intake, request, sender, events)
    return JSONResponse({"accepted": ids, "rejected": rejected}, 202)


async def _form(intake: Intake, request: Request, body: bytes) -> Response:
    try:
        pairs = parse_qs(body.decode(), max_num_fields=30, errors="strict")
    except ValueError as error:
        raise RefusedRequestError(400, "the form cannot be read") from error
    sender = _limited(intake, request, 1)
    fields = {name: values[-1] for name, values in pairs.items()}
    fields |= {"id": str(uuid.uuid4()), "at": dt.datetime.now(dt.UTC).isoformat()}
    try:
        event = read_event(fields)
    except RefusedError as error:
        Outcome.of(request).rejected = 1
        raise RefusedRequestError(400, str(error)) from error
    await _store(intake, request, sender, [event])
    return RedirectResponse(f"{intake.site_url}{Locale(event.locale).segment}/thanks/", 303)


def _limited(intake: Intake, request: Request, count: int) -> bytes:
    """Return the sender's name."""
    sender = intake.senders.name(request)
    # A request without events is not for nothing.
    if seconds := intake.limit.take(sender, max(1, count)):
        Outcome.of(request).limited = count
        raise RefusedRequestError(429, "too many events", seconds)
    return sender


async def _store(intake: Intake, request: Request, sender: bytes, events: list[Event]) -> None:
    bot = is_bot(request.headers.get("user-agent", ""))
    judge, received = intake.judge, now()
    arrivals = [
        Arrival(
            event=event,
            received=received,
            suspicious=judge.reasons(event, sender, bot=bot) if judge else (),
        )
        for event in events
    ]
    outcome = Outcome.of(request)
    outcome.arrivals = arrivals
    await intake.write(arrivals)
    outcome.is_stored = True


def _shown_id(one: Any) -> str:
    known = one.get("id") if isinstance(one, dict) else None
    shown = known if isinstance(known, str) else ""
    return shown[:64].encode("utf-8", "replace").decode()
