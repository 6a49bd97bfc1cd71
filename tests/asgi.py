"""An ASGI application, called as a server would."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.types import ASGIApp

FORM = "application/x-www-form-urlencoded"
CHUNK = 16_000


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


async def _call(app: ASGIApp, scope: dict, body: bytes) -> Answer:
    chunks = [body[at : at + CHUNK] for at in range(0, len(body), CHUNK)] or [b""]
    incoming = [
        {"type": "http.request", "body": chunk, "more_body": at + 1 < len(chunks)}
        for at, chunk in enumerate(chunks)
    ]
    sent = []

    async def receive():
        return incoming.pop(0) if incoming else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], headers, b"".join(m.get("body", b"") for m in sent[1:]))


def ask(  # what a request consists of
    app: ASGIApp,
    body: bytes | str | dict = b"",
    content_type: str = "application/json",
    method: str = "POST",
    path: str = "/v1/events",
    *,
    raw: Sequence[tuple[bytes, bytes]] = (),
    **headers: str,
) -> Answer:
    """Send a request to an application.

    path: with its query. raw: headers as they are on the wire.
    """
    if isinstance(body, dict):
        body = urlencode(body) if content_type.startswith(FORM) else json.dumps(body)
    named = {"content-type": content_type, **headers}
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "client": ("192.0.2.7", 5000),
        "headers": [
            (name.replace("_", "-").encode(), value.encode("latin-1", "replace"))
            for name, value in named.items()
        ]
        + list(raw),
    }
    return asyncio.run(_call(app, scope, body.encode() if isinstance(body, str) else body))


def close(app: Starlette) -> None:
    """Let an application end, as a server does that stops."""

    async def run() -> None:
        async with app.router.lifespan_context(app):
            pass

    asyncio.run(run())
