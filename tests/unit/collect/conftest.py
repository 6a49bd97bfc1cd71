"""An ASGI application, called as a server would."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
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


@pytest.fixture(scope="session")
def ask() -> Callable[..., Answer]:
    """Send a request to an application: (app, body, content type, method, path, headers)."""

    async def call(app: ASGIApp, scope: dict, body: bytes) -> Answer:
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

    def send(
        app: ASGIApp,
        body: bytes | str | dict = b"",
        content_type: str = "application/json",
        method: str = "POST",
        path: str = "/v1/events",
        **headers: str,
    ) -> Answer:
        if isinstance(body, dict):
            body = urlencode(body) if content_type.startswith(FORM) else json.dumps(body)
        named = {"content-type": content_type, **headers}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": b"",
            "client": ("192.0.2.7", 5000),
            "headers": [
                (name.replace("_", "-").encode(), value.encode("latin-1", "replace"))
                for name, value in named.items()
            ],
        }
        return asyncio.run(call(app, scope, body.encode() if isinstance(body, str) else body))

    return send
