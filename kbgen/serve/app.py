"""The preview as an ASGI application."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from kbgen.collect import event_route
from kbgen.feedback import EventStore
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from kbgen.serve.work import WorkList

#: How often the state is looked at, in seconds; a glance costs nothing.
_GLANCE = 0.02
#: A comment line keeps proxies and the browser from giving up.
_KEEP_ALIVE = 15.0


def make_app(
    files: SiteFiles, store: EventStore, state: State, work: WorkList, *, livereload: bool
) -> Starlette:
    """Make the application: built files, votes, the work list, and the news of builds."""

    async def news(request: Request) -> Response:
        async def stream() -> AsyncIterator[str]:
            number = -1
            quiet = 0.0
            while not await request.is_disconnected():
                snapshot = state.get()
                if snapshot.number != number:
                    number, quiet = snapshot.number, 0.0
                    yield f"data: {json.dumps(snapshot.to_json())}\n\n"
                elif quiet >= _KEEP_ALIVE:
                    quiet = 0.0
                    yield ": still here\n\n"
                await asyncio.sleep(_GLANCE)
                quiet += _GLANCE

        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(stream(), media_type="text/event-stream", headers=headers)

    async def script(_request: Request) -> Response:
        file = Path(__file__).parent / "preview.js"
        return FileResponse(
            file, media_type="text/javascript", headers={"Cache-Control": "no-cache"}
        )

    routes = [event_route(store, "/"), *work.routes]
    if livereload:
        routes += [Route("/_preview/events", news), Route("/_preview/preview.js", script)]
    routes.append(Route("/{path:path}", files.answer, methods=["GET", "HEAD"]))
    return Starlette(routes=routes)
