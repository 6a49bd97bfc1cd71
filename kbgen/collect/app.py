"""The collector as an ASGI application."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kbgen.collect.addresses import Senders
from kbgen.collect.endpoint import Intake, intake_route
from kbgen.collect.health import Health, health_route
from kbgen.collect.judge import Judge
from kbgen.collect.limits import RateLimit
from kbgen.collect.log import make_log
from kbgen.collect.metrics import MEDIA_TYPE, Metrics
from kbgen.collect.observe import Observer
from kbgen.collect.settings import CollectSettings, settings_of_environment
from kbgen.collect.site import BuiltSite
from kbgen.collect.thanks import MOST as THANKS
from kbgen.collect.thanks import thanks_route
from kbgen.collect.writer import Writer
from kbgen.feedback import EventStore, StoreError

#: Seconds for which browsers may cache a preflight response.
_PREFLIGHT = 86_400


def create_app(settings: CollectSettings | None = None) -> Starlette:
    """Make the application; `uvicorn --factory kbgen.collect:create_app` does.

    settings: else those of `KBGEN_CONFIG` and `KBGEN_STORE`.

    Raises KbgenError for invalid settings. The store may come up later.
    """
    settings = settings or settings_of_environment(os.environ)
    store = EventStore(settings.store, settings.root, hurried=True)
    writer, metrics, log = Writer(store), Metrics(), make_log()
    site = BuiltSite(settings.site) if settings.site else None

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            await run_in_threadpool(store.prepare)
        except StoreError as error:
            log.warning("store", extra={"facts": {"problem": error.message}})
        reading = asyncio.create_task(site.keep_reading()) if site else None
        yield
        if reading:
            reading.cancel()
        # The server has answered all received requests.
        intake.aside.close()
        await run_in_threadpool(writer.close)
        store.close()

    intake = Intake(
        write=writer.write,
        site_url=settings.site_url or "/",
        origins=settings.origins,
        senders=Senders(settings.proxies, log=log),
        limit=RateLimit(settings.events_per_minute),
        judge=Judge(votes_per_day=settings.votes_per_day, per_day=settings.per_day),
    )
    return Starlette(
        routes=[
            intake_route(intake),
            health_route(Health(store, writer)),
            _metrics_route(metrics, writer),
            thanks_route(intake.senders, RateLimit(THANKS if settings.events_per_minute else 0)),
        ],
        middleware=[
            Middleware(Observer, metrics=metrics, log=log, site=site),
            Middleware(
                CORSMiddleware,
                allow_origins=sorted(settings.origins),
                allow_methods=["POST"],
                allow_headers=["Content-Type"],
                expose_headers=["Retry-After"],
                max_age=_PREFLIGHT,
            ),
        ],
        lifespan=lifespan,
    )


def _metrics_route(metrics: Metrics, writer: Writer) -> Route:
    async def show(_request: Request) -> Response:
        return Response(metrics.text(writer.waiting), media_type=MEDIA_TYPE)

    return Route("/metrics", show)
