"""Runs the collector until it is told to stop."""

import contextlib
import signal
from collections.abc import Callable

import uvicorn

from kbgen.collect.app import create_app
from kbgen.collect.listen import address_of, listen
from kbgen.collect.log import make_log
from kbgen.collect.settings import CollectSettings
from kbgen.feedback import StoreError, open_store

#: Seconds for requests that were received to be answered, after the order to stop.
GRACE = 30


def serve(settings: CollectSettings, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted or terminated; `ready` is told the address of the endpoint.

    Raises KbgenError when the store is wrong, or the address taken. A server of the store may be
    down: events are refused until it is back.
    """
    make_log("uvicorn", "uvicorn.error")
    try:
        open_store(settings.store, settings.root).close()
    except StoreError:
        # A file that cannot be opened now never will. A server may come up; the log tells.
        if settings.store.startswith("sqlite"):
            raise
    listening = listen(host, port, "Name another port: kbgen feedback serve --port 8788")
    with listening:
        config = uvicorn.Config(
            create_app(settings),
            log_config=None,
            access_log=False,  # it would have addresses
            proxy_headers=False,  # [feedback] trusted_proxies decides
            server_header=False,
            timeout_graceful_shutdown=GRACE,
        )
        ready(f"{address_of(listening, host)}v1/events")
        # The server stops in order, then raises the signal again: being asked is no failure.
        with contextlib.suppress(KeyboardInterrupt):
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            uvicorn.Server(config).run(sockets=[listening])
