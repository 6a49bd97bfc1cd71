"""Checks the host names of requests to the preview.

A page of another site can make its own name lead to this machine (DNS rebinding): the browser then
takes the preview for that site, and lets the page read everything. Names tell the two apart.
"""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kbgen.errors import KbgenError

_HOST = re.compile(r"(\[[^\[\]@/\\\s]+\]|[^\[\]:@/\\\s]+)(?::\d{1,5})?")
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_UNKNOWN = "Unknown host name. Allow it with: kbgen serve --allow-host NAME\n"


class HostCheck:
    """Lets through requests to an address, to `localhost` or to an allowed name."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] != "lifespan":
            headers = Headers(scope=scope)
            hosts = headers.getlist("host")
            if len(hosts) != 1 or not self._is_allowed(hosts[0]):
                app = PlainTextResponse(_UNKNOWN, 421)
            elif not all(map(_is_origin, headers.getlist("origin"))):
                app = PlainTextResponse("The Origin header is not valid.\n", 400)
        await app(scope, receive, send)

    def _is_allowed(self, header: str) -> bool:
        matched = _HOST.fullmatch(header)
        if matched is None:
            return False
        name = matched[1].lower()
        return name in self._names or _is_address(name.strip("[]"))


def read_names(names: Iterable[str]) -> frozenset[str]:
    """Return host names in lower case. Raises KbgenError for an invalid one."""
    lowered = frozenset(name.lower() for name in names)
    for name in sorted(lowered):
        if not _NAME.fullmatch(name):
            hint = "Write the name alone, such as --allow-host help.example.com."
            raise KbgenError(f"`{name}` is not a host name", hint)
    return lowered


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_origin(text: str) -> bool:
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True
