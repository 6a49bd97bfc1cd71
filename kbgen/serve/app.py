"""The preview as an ASGI application."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kbgen.collect import event_route
from kbgen.feedback import EventStore
from kbgen.serve.files import read_file
from kbgen.serve.hosts import HostCheck
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State

_STATIC = Path(__file__).parent / "static"
#: Seconds between two checks of the state, which are cheap.
_INTERVAL = 0.02
#: A comment line keeps proxies and the browser from giving up.
_KEEP_ALIVE = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of the preview."""

    files: SiteFiles
    store: EventStore
    state: State
    pages: tuple[Route, ...] = ()
    """Below `/_preview/`: the report, the plan, the switches, translations."""
    showing: Callable[[], object] = dict
    """Returns what the preview shows, for the bar of each page."""
    livereload: bool
    names: frozenset[str] = frozenset()
    """Allowed host names, beside IP addresses and `localhost`."""


def make_app(parts: Parts) -> Starlette:
    """Make the application: built files, votes, pages of the preview, and build events."""

    async def news(request: Request) -> Response:
        async def stream() -> AsyncIterator[str]:
            number = -1
            quiet = 0.0
            while not await request.is_disconnected():
                snapshot = parts.state.get()
                if snapshot.number != number:
                    number, quiet = snapshot.number, 0.0
                    told = {**snapshot.to_json(), "showing": parts.showing()}
                    yield f"data: {json.dumps(told)}\n\n"
                elif quiet >= _KEEP_ALIVE:
                    quiet = 0.0
                    yield ": still here\n\n"
                await asyncio.sleep(_INTERVAL)
                quiet += _INTERVAL

        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(stream(), media_type="text/event-stream", headers=headers)

    def script(request: Request) -> Response:
        data = read_file(_STATIC, f"{request.path_params['name']}.js")
        headers = {"Cache-Control": "no-cache"}
        return Response(data, 200 if data else 404, headers, media_type="text/javascript")

    routes = [event_route(parts.store, "/"), *parts.pages]
    if parts.livereload:
        routes += [Route("/_preview/events", news), Route("/_preview/{name}.js", script)]
    routes.append(Route("/{path:path}", parts.files.answer, methods=["GET", "HEAD"]))
    app = Starlette(routes=routes, middleware=[Middleware(HostCheck, names=parts.names)])
    # Files decide what an address without a slash means; one with a line break leads nowhere.
    app.router.redirect_slashes = False
    return app
