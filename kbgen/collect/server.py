"""Run the collector until it is stopped."""

import contextlib
import signal
import socket
from collections.abc import Callable

import uvicorn

from kbgen.collect.app import create_app
from kbgen.collect.connections import Connections, connection_class
from kbgen.collect.files import make_room
from kbgen.collect.listen import QUEUE, address_of, listen
from kbgen.collect.log import make_log, write_counts
from kbgen.collect.settings import CollectSettings
from kbgen.feedback import StoreError, open_store

#: Seconds for pending requests to be answered after a signal to stop.
GRACE = 30
#: Check connections every so many ticks of uvicorn, which has ten a second.
_EVERY = 5


def serve(settings: CollectSettings, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted or terminated; `ready` receives the address of the endpoint.

    Raises KbgenError for an unusable store, and an address in use. A database server may be down:
    events are refused until it is back.
    """
    try:
        open_store(settings.store, settings.root).close()
    except StoreError:
        # A file that cannot be opened now never will. A server may come up; the log reports it.
        if settings.store.startswith("sqlite"):
            raise
    listening = listen(host, port, "Name another port: kbgen feedback serve --port 8788")
    with listening:
        server = make_server(settings)
        ready(f"{address_of(listening, host)}v1/events")
        # The server shuts down, then raises the signal again; a requested stop is not a failure.
        with contextlib.suppress(KeyboardInterrupt):
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            server.run(sockets=[listening])
    write_counts(all_of_them=True)


def make_server(settings: CollectSettings) -> uvicorn.Server:
    """Make a server for sockets that listen already."""
    room = make_room()
    connections = Connections(room.connections)
    app = create_app(settings)
    make_log("uvicorn", "uvicorn.error", "asyncio")
    config = uvicorn.Config(
        app,
        http=connection_class(connections),
        backlog=room.at_once,
        log_config=None,
        access_log=False,  # it would have addresses
        proxy_headers=False,  # [feedback] trusted_proxies decides
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    return _Server(config, connections)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, connections: Connections) -> None:
        super().__init__(config)
        self._all = connections

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # The event loop accepts `backlog` connections at once, which is few: see `make_room`. More
        # may wait in the kernel, where they take none of our files.
        for listening in sockets or ():
            listening.listen(QUEUE)

    async def on_tick(self, counter: int) -> bool:
        if counter % _EVERY == 0:
            self._all.sweep()
            write_counts()
        return await super().on_tick(counter)
