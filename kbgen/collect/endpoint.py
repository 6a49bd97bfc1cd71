"""`POST /v1/events`: JSON from the script, or one event as a plain form."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kbgen.collect.addresses import Senders
from kbgen.collect.body import Bodies, RefusedRequestError
from kbgen.collect.judge import Judge
from kbgen.collect.limits import RateLimit
from kbgen.collect.origins import may_send
from kbgen.collect.outcome import Outcome
from kbgen.collect.reading import list_events, read_batch, read_form
from kbgen.collect.turns import CAME, Aside, OverloadError, Turns
from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, Event, EventStore, RefusedError
from kbgen.feedback.arrival import now
from kbgen.feedback.suspicion import is_bot
from kbgen.model.locale import Locale

PATH = "/v1/events"
#: Seconds after which to retry when nothing can be stored, and on overload.
RETRY, RETRY_SOON = 30, 10
#: Bytes of a sender's name that are stored: enough to tell apart the readers of a day.
SENDER = 4
#: Bytes. Checking a larger body takes milliseconds, so it is done in a thread.
LARGE = 8_000
Checked = TypeVar("Checked")
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Everything between a request and the store."""

    write: Callable[[list[Arrival]], Awaitable[None]]
    """Return when all events are on disk. Raises KbgenError."""
    site_url: str
    """Where the thank-you pages are, ending with a slash."""
    origins: frozenset[str] = frozenset()
    senders: Senders = field(default_factory=lambda: Senders(()))
    limit: RateLimit = field(default_factory=lambda: RateLimit(0))
    judge: Judge | None = None
    """None in a preview: its senders are trusted."""
    turns: Turns = field(default_factory=Turns)
    aside: Aside = field(default_factory=Aside)
    bodies: Bodies = field(default_factory=Bodies)


class _Body(NamedTuple):
    bytes: bytes
    came: float


def event_route(store: EventStore, site_url: str) -> Route:
    """Make the route of a preview, without limits and suspicion."""

    async def write(arrivals: list[Arrival]) -> None:
        await run_in_threadpool(store.add, arrivals)

    return intake_route(Intake(write=write, site_url=site_url))


def intake_route(intake: Intake) -> Route:
    """Make the route."""

    async def receive(request: Request) -> Response:
        request.state.outcome = Outcome()
        try:
            return await _receive(intake, request)
        except RefusedRequestError as error:
            return _refusal(request, error)
        except OverloadError as error:
            request.state.outcome.problem = error.message
            message = "too many requests are waiting; please send it again later"
            return _refusal(request, RefusedRequestError(503, message, RETRY_SOON))
        except KbgenError as error:
            # Nothing was acknowledged: the sender keeps its events and retries.
            request.state.outcome.problem = error.message
            message = "the store is not writable right now; please send it again later"
            return _refusal(request, RefusedRequestError(503, message, RETRY))

    return Route(PATH, receive, methods=["POST"])


def _refusal(request: Request, error: RefusedRequestError) -> Response:
    if _is_form(request):  # a person reads it
        text = f"Your feedback was not saved: {error}.\n"
        return PlainTextResponse(text, error.status, error.headers)
    return JSONResponse({"error": str(error)}, error.status, error.headers)


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0]
    return kind.strip().lower() == _FORM


async def _receive(intake: Intake, request: Request) -> Response:
    # Before any work: a later refusal has been counted.
    sender = intake.senders.name(request)
    _take(intake, request, sender, 1)
    if not may_send(request, intake.origins):
        raise RefusedRequestError(403, "this site may not send events")
    body = await intake.bodies.read(request)
    try:
        # With our own server, a request that waits for its turn has an age already.
        came: float = request.scope.get(CAME) or time.perf_counter()
        await intake.turns.wait(came)
        answer = _form if _is_form(request) else _batch
        return await answer(intake, request, sender, _Body(body, came))
    finally:
        intake.bodies.forget(body)


async def _batch(intake: Intake, request: Request, sender: bytes, body: _Body) -> Response:
    listed = list_events(body.bytes)
    _take(intake, request, sender, len(listed), paid=1)
    batch = await _check(intake, body, partial(read_batch, listed))
    request.state.outcome.rejected = len(batch.rejected)
    await _store(intake, request, sender, batch.events)
    return JSONResponse({"accepted": batch.ids, "rejected": batch.rejected}, 202)


async def _form(intake: Intake, request: Request, sender: bytes, body: _Body) -> Response:
    try:
        event = await _check(intake, body, partial(read_form, body.bytes))
    except RefusedError as error:
        request.state.outcome.rejected = 1
        raise RefusedRequestError(400, str(error)) from error
    await _store(intake, request, sender, [event])
    return RedirectResponse(f"{intake.site_url}{Locale(event.locale).segment}/thanks/", 303)


async def _check(intake: Intake, body: _Body, work: Callable[[], Checked]) -> Checked:
    """Return the result of the work; a large body is checked while others are answered."""
    if len(body.bytes) > LARGE:
        intake.turns.done()
        return await intake.aside.run(body.came, work)
    try:
        return work()
    finally:
        intake.turns.done()


def _take(intake: Intake, request: Request, sender: bytes, count: int, paid: int = 0) -> None:
    """Count events, at least one for a request. Raises RefusedRequestError."""
    if seconds := intake.limit.take(sender, max(1, count), paid):
        request.state.outcome.limited = count
        raise RefusedRequestError(429, "too many events", seconds)


async def _store(intake: Intake, request: Request, sender: bytes, events: list[Event]) -> None:
    bot = is_bot(request.headers.get("user-agent", ""))
    judge, received = intake.judge, now()
    arrivals = [
        Arrival(
            event=event,
            received=received,
            suspicious=judge.reasons(event, sender, bot=bot) if judge else (),
            sender=sender[:SENDER].hex(),
        )
        for event in events
    ]
    outcome = request.state.outcome
    outcome.arrivals = arrivals
    await intake.write(arrivals)
    outcome.is_stored = True
