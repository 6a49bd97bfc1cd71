"""Observe every request from outside: how long it took, and its outcome."""

import logging
import time

from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kbgen.collect.metrics import Metrics
from kbgen.collect.origins import has_two_lengths
from kbgen.collect.outcome import Outcome
from kbgen.collect.site import BuiltSite
from kbgen.feedback import Arrival

#: All others are counted as one: a path may reveal something about the sender.
_KNOWN = frozenset({"/v1/events", "/healthz", "/metrics"})
#: Polled by machines every few seconds; not worth a line each time.
_ROUTINE = frozenset({"/healthz", "/metrics"})
#: Responses must not be cached or taken for a page.
_HEADERS = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))
_REFUSAL = JSONResponse(
    {"error": "Content-Length and Transfer-Encoding together"}, 400, {"Connection": "close"}
)
#: The sender has gone (nginx uses the same number).
_GONE = 499


class Observer:
    """ASGI middleware. Unexpected errors are answered with 500, and logged with their place."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, log: logging.Logger, site: BuiltSite | None
    ) -> None:
        self._app = app
        self._site = site
        self._metrics = metrics
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 0

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        state = scope.setdefault("state", {})
        # Bytes after it are not read as a request, whoever sent them.
        app = _REFUSAL if has_two_lengths(scope) else self._app
        try:
            await app(scope, receive, watch)
        except ClientDisconnect:
            status = status or _GONE
        except Exception:  # noqa: BLE001  # one request failed, not the server
            self._log.exception("failure")
            if not status:
                await JSONResponse({"error": "internal server error"}, 500)(scope, receive, watch)
        seconds = time.perf_counter() - begun
        self._note(scope, status, seconds, state.get("outcome", Outcome()))

    def _note(self, scope: Scope, status: int, seconds: float, outcome: Outcome) -> None:
        path = scope["path"] if scope["path"] in _KNOWN else "other"
        self._metrics.count_request(path, status, seconds)
        for arrival in outcome.arrivals:
            result = self._accepted(arrival) if outcome.is_stored else "failed"
            self._metrics.count_events(arrival.event.type, result)
        for result, count in (("rejected", outcome.rejected), ("limited", outcome.limited)):
            if count:
                self._metrics.count_events("any", result, count)
        if path not in _ROUTINE or status != 200:
            self._write(path, status, seconds, outcome)

    def _accepted(self, arrival: Arrival) -> str:
        if arrival.suspicious:
            return "suspicious"
        return "accepted" if self._site is None or self._site.has(arrival.event) else "unknown"

    def _write(self, path: str, status: int, seconds: float, outcome: Outcome) -> None:
        facts = {
            "path": path,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "events": len(outcome.arrivals),
            "suspicious": sum(bool(arrival.suspicious) for arrival in outcome.arrivals),
            "rejected": outcome.rejected,
            "limited": outcome.limited,
            **({"problem": outcome.problem} if outcome.problem else {}),
        }
        level = logging.WARNING if outcome.problem else logging.INFO
        # Refused senders can repeat themselves at will: one line a minute reports how often.
        kind = None if status < 400 else {"path": path, "status": status}
        self._log.log(level, "request", extra={"facts": facts, "kind": kind})
