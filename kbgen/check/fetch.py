"""Fetches addresses politely: with a user agent, a deadline and a size limit."""

import contextlib
import http.client
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

AGENT = "kbgen"
#: Seconds without a byte.
TIMEOUT = 20
#: Seconds until all has come, redirects included: a server may send one byte after the other.
LONGEST = 600
#: Bytes. A site of a hundred thousand articles in five languages has a list half as large.
LARGEST = 200_000_000
#: Browsers follow no more than this.
MOST_REDIRECTS = 10


#: Characters of an address that stay as they are, beside letters and digits.
_SAFE = "/%:=&?~#+!$,;'@()*[]"


class TooSlow(OSError):  # noqa: N818  # as below
    """The answer was not complete before the deadline."""


class TooLarge(OSError):  # noqa: N818  # its message is written where it is caught
    """The answer is larger than the limit."""


def get(
    address: str, *, method: str = "GET", most: int = LARGEST, longest: float = LONGEST
) -> bytes:
    """Fetch an http(s) address. most: bytes. longest: seconds for the whole answer.

    Raises OSError (`urllib.error.HTTPError` among them) with the reason as text.
    """
    return _fetch(address, _Message(method), most, longest)


def post(
    address: str,
    data: bytes,
    headers: Mapping[str, str],
    *,
    most: int = LARGEST,
    longest: float = LONGEST,
) -> bytes:
    """Send data to an http(s) address and return the answer. Else as `get`."""
    return _fetch(address, _Message("POST", data, tuple(headers.items())), most, longest)


class _Message(NamedTuple):
    """What is sent."""

    method: str
    data: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()


def _fetch(address: str, message: _Message, most: int, longest: float) -> bytes:
    if not address.lower().startswith(("http://", "https://")):
        raise OSError("it is not an http address")
    deadline = Deadline(longest)
    try:
        with deadline:
            data = _get(address, message, most, deadline)
    except OSError as error:
        if deadline.is_over and not isinstance(error, urllib.error.HTTPError):
            raise TooSlow(f"no complete answer within {longest:g} s") from error
        raise
    if deadline.is_over and len(data) <= most:  # the connection was closed from here
        raise TooSlow(f"no complete answer within {longest:g} s")
    if len(data) > most:
        raise TooLarge(f"it is larger than {most / 1e6:.0f} MB")
    return data


def _get(address: str, message: _Message, most: int, deadline: "Deadline") -> bytes:
    try:
        request = urllib.request.Request(  # noqa: S310  # the scheme was checked
            _ascii(address),
            data=message.data,
            method=message.method,
            headers={"User-Agent": AGENT, "Accept": "*/*", **dict(message.headers)},
        )
        opener = urllib.request.build_opener(_Http(deadline), _Https(deadline), _Redirects())
        with opener.open(request, timeout=TIMEOUT) as answer:
            data: bytes = answer.read(most + 1)
            return data
    except urllib.error.HTTPError as error:
        error.close()
        raise
    except urllib.error.URLError as error:
        raise OSError(str(error.reason)) from error
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(str(error) or type(error).__name__) from error


class Deadline:
    """A point in time at which every connection is closed, even a waiting one."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for twin in self._open:
                twin.close()
            self._open.clear()

    @property
    def left(self) -> float:
        return self._end - time.monotonic()

    @property
    def is_over(self) -> bool:
        return self.left <= 0

    def connect(
        self, address: tuple[str, int], timeout: float, _source: object = None
    ) -> socket.socket:
        """Connect to the first address of a host that answers."""
        problem: OSError = OSError("the host has no address")
        for family, kind, protocol, _, place in socket.getaddrinfo(
            *address, type=socket.SOCK_STREAM
        ):
            if self.is_over:
                raise TimeoutError
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(min(timeout, self.left))
            try:
                connection.connect(place)
            except OSError as error:
                connection.close()
                problem = error
                continue
            connection.settimeout(timeout)
            with self._lock:
                # Encryption takes the socket over; its twin ends the same connection.
                self._open.append(connection.dup())
            if self.is_over:
                self._hang_up()
            return connection
        raise problem

    def _hang_up(self) -> None:
        with self._lock:
            for twin in self._open:
                with contextlib.suppress(OSError):  # the other side was faster
                    twin.shutdown(socket.SHUT_RDWR)


def _connections(kind: type[Any], deadline: Deadline) -> Callable[..., Any]:
    def make(host: str, **options: Any) -> Any:
        connection = kind(host, **options)
        connection._create_connection = deadline.connect  # noqa: SLF001  # tests replace it as well
        return connection

    return make


class _Http(urllib.request.HTTPHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._make = _connections(http.client.HTTPConnection, deadline)

    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(self._make, request)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._make = _connections(http.client.HTTPSConnection, deadline)

    def https_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(self._make, request)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects and reads none of their texts, which may be endless."""

    max_redirections = MOST_REDIRECTS

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        fp.close()
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _ascii(address: str) -> str:
    """Return an address as it is sent. Raises ValueError for anything else."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))
