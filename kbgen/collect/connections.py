"""Connections: a limited number, each for a limited time."""

import asyncio
import select
import sys
import time
from enum import IntEnum
from itertools import chain, islice, takewhile
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from kbgen.collect.turns import CAME

#: Seconds from a connection or a response to the end of the next request head.
PATIENCE = 15
#: Seconds for a body, and from there to a response that was read.
LONGEST = 60
#: Seconds for a refused client to read the reason.
_REFUSED = 1
#: Connections of a stage that are checked to find one that has sent nothing.
_TRIES = 16
_CLOSING = b"Content-Length: 0\r\nConnection: close\r\n\r\n"
_TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\n" + _CLOSING
_NO_ROOM = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\n" + _CLOSING


class Stage(IntEnum):
    """What a connection waits for."""

    HEAD = 0
    BODY = 1
    ANSWER = 2
    END = 3


class Connections:
    """All connections of a server. The one that keeps us waiting for longest makes room for others.

    Not one that waits for us: it may have sent bytes that are not read yet.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        # Of each stage: connection → since when, oldest first.
        self._stages: tuple[dict[Connection, float], ...] = tuple({} for _ in Stage)

    def begin(self, connection: "Connection") -> bool:
        """Register a connection; return whether it fits."""
        if sum(map(len, self._stages[: Stage.END])) >= self._most:
            heads, bodies = self._stages[Stage.HEAD], self._stages[Stage.BODY]
            waiting = chain(islice(heads, _TRIES), islice(bodies, _TRIES))
            silent = (one for one in waiting if not one.has_unread)
            late = next(silent, None)
            if late is None:
                if len(self._stages[Stage.END]) < self._most // 4:
                    self._enter(connection, Stage.END)
                return False
            late.end(b"")
        self._enter(connection, Stage.HEAD)
        return True

    def move(self, connection: "Connection", stage: Stage) -> None:
        """Note what a connection waits for."""
        if connection.stage not in {None, stage}:
            self.forget(connection)
            self._enter(connection, stage)

    def _enter(self, connection: "Connection", stage: Stage) -> None:
        connection.stage = stage
        self._stages[stage][connection] = asyncio.get_running_loop().time()

    def forget(self, connection: "Connection") -> None:
        if connection.stage is not None:
            del self._stages[connection.stage][connection]
            connection.stage = None

    def sweep(self) -> None:
        """Close connections that have taken too long."""
        now = asyncio.get_running_loop().time()
        limits = (PATIENCE, LONGEST, LONGEST, _REFUSED)
        for since, longest in zip(self._stages, limits, strict=True):
            is_late = takewhile(lambda began: now - began[1] >= longest, since.items())  # noqa: B023  # used up here
            for connection, _ in list(is_late):
                connection.end(_TOO_LATE if connection.stage is Stage.HEAD else b"")


class Connection(H11Protocol):
    """A connection of uvicorn with time limits."""

    registry: Connections

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.stage: Stage | None = None
        self._has_begun = False

    @property
    def has_unread(self) -> bool:
        """Whether received bytes are unread."""
        number = self.transport.get_extra_info("socket").fileno()
        if sys.platform == "win32":
            return bool(select.select([number], [], [], 0)[0])
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.registry.begin(self):
            return
        transport.write(_NO_ROOM)
        # Closing while bytes arrive would discard the response.
        if self.stage is Stage.END:
            transport.write_eof()
        else:
            transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.registry.forget(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.stage is Stage.END:
            return
        super().data_received(data)
        self._has_begun = True
        self._track()

    def on_response_complete(self) -> None:
        # Later bytes do not extend the time: a body that trickles in is not waited for.
        self.registry.move(self, Stage.HEAD)
        self._has_begun = False
        super().on_response_complete()
        self._track()

    def _track(self) -> None:
        """Note how far a request is."""
        cycle: RequestResponseCycle | None = self.cycle  # None before the first head
        if cycle is None or cycle.response_complete:
            return
        if not cycle.more_body and self.stage is not Stage.ANSWER:
            cast("dict[str, Any]", self.scope)[CAME] = time.perf_counter()
        self.registry.move(self, Stage.BODY if cycle.more_body else Stage.ANSWER)

    def end(self, answer: bytes) -> None:
        """Close, with a reason if a part of a head has arrived."""
        self.registry.forget(self)
        if answer and self._has_begun and not self.transport.is_closing():
            self.transport.write(answer)
        # Bytes that the other side does not read would keep the connection open.
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            self.transport.close()


def connection_class(connections: Connections) -> type[Connection]:
    """Return the protocol class of a server."""

    class Registered(Connection):
        registry = connections

    return Registered
