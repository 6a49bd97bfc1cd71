"""HTTP of importers: a token for one host, pauses where a host asks for them, no inner networks."""

import base64
import email.utils
import http.client
import ipaddress
import json
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from kbgen.errors import KbgenError

#: Seconds without a byte, attempts in a row, and seconds that a host may ask to wait.
_TIMEOUT, _ATTEMPTS, _LONGEST_WAIT = 30, 8, 600
#: Attempts where the connection fails: with the pauses of 1, 2 and 4 seconds.
_CONNECTIONS = 4
#: Bytes of an answer of an API.
_LARGEST = 100_000_000
_BUSY = frozenset({429, 500, 502, 503, 504})
_ADDRESS = "Is it the address of a help centre, such as https://acme.zendesk.com?"
_SAFE = "/%:=&?~#+!$,;'@()*[]"


class _LostError(OSError):
    """A connection that failed or ended early; another attempt may succeed."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows redirects of files, and checks each host."""

    def __init__(self, web: "Web") -> None:
        self._web = web

    def redirect_request(  # noqa: PLR0913, PLR0917  # as there
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        self._web.check_host(newurl)
        # Unredirected headers, the token among them, stay behind.
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(slots=True)
class Web:
    """Fetches from one host, and files from others."""

    site: str
    """Scheme and host that the token is for, and that may be on this machine."""
    token: str = ""
    """`name@example.com/token:…` or a bearer token; empty: none."""
    _unknown: dict[str, str] = field(default_factory=dict)
    """Host without an address → the reason."""
    _lost: set[str] = field(default_factory=set)
    """Hosts that are given one attempt, as all of them failed before."""

    @property
    def has_token(self) -> bool:
        return bool(self.token)

    def json(self, address: str, ends: AbstractSet[int] = frozenset()) -> Any:
        """Return an answer of the API as JSON; None: its status is in `ends`. Raises KbgenError."""
        data = self.get(address, ends)
        try:
            return json.loads(data) if data or not ends else None
        except (ValueError, RecursionError) as error:
            raise KbgenError(f"{address} does not answer with JSON", _ADDRESS) from error

    def get(self, address: str, ends: AbstractSet[int] = frozenset()) -> bytes:
        """Return an answer; empty: its status is in `ends`. Raises KbgenError."""
        try:
            return self._get(address, _LARGEST)
        except urllib.error.HTTPError as error:
            if error.code in ends:
                return b""
            hints = {
                401: "Set KBGEN_IMPORT_TOKEN to `name@example.com/token:…`, or to an OAuth token;"
                " for WordPress, to `name:application password`.",
                403: "The token may not read this; use one of an administrator.",
                404: _ADDRESS,
                429: "The host asks for a longer pause; run the import again later.",
            }
            message = f"{address} answers {error.code} {error.reason}"
            raise KbgenError(message, hints.get(error.code, "")) from error
        except OSError as error:
            raise KbgenError(f"{address} cannot be fetched: {error.strerror or error}") from error

    def file(self, address: str, most: int) -> bytes:
        """Return a file. Raises OSError."""
        try:
            return self._get(address, most)
        except urllib.error.HTTPError as error:
            raise OSError(f"the host answers {error.code} {error.reason}") from error

    def is_same_host(self, one: str, other: str) -> bool:
        return urlsplit(one)[:2] == urlsplit(other)[:2]

    def check_host(self, address: str) -> None:
        """Raise OSError for a host of an inner network: texts of others may name any address."""
        if self.is_same_host(self.site, address):
            return
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise OSError("it is not an http address")
        for *_, place in self._places(parts.hostname):
            if not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
                raise OSError("its host is in a private network")

    def _places(self, host: str) -> list[Any]:
        """Return what a name stands for; one that stands for nothing is asked for once."""
        if host in self._unknown:
            raise OSError(self._unknown[host])
        try:
            return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError as error:
            self._unknown[host] = str(error.strerror or error)
            raise

    def _get(self, address: str, most: int) -> bytes:
        for attempt in range(_ATTEMPTS):
            try:
                return self._once(address, most)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code not in _BUSY or attempt == _ATTEMPTS - 1:
                    raise
                wait = _wait(error.headers.get("Retry-After"), attempt)
                if wait > _LONGEST_WAIT:
                    raise
                time.sleep(wait)
            except _LostError:
                host = urlsplit(address).netloc
                if attempt >= _CONNECTIONS - 1 or host in self._lost:
                    self._lost.add(host)
                    raise
                time.sleep(2**attempt)
        raise AssertionError

    def _once(self, address: str, most: int) -> bytes:
        try:
            self.check_host(address)
            request = urllib.request.Request(_ascii(address), headers={"User-Agent": "kbgen"})  # noqa: S310  # checked
            if self.token and self.is_same_host(self.site, address):
                request.add_unredirected_header("Authorization", _authorization(self.token))
            opener = urllib.request.build_opener(_NoRedirect(self))
            with opener.open(request, timeout=_TIMEOUT) as answer:
                data: bytes = answer.read(most + 1)
                left = answer.length  # of what the host announced; `read` says nothing of it
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError as error:
            is_final = isinstance(error.reason, ssl.SSLCertVerificationError | socket.gaierror)
            kind = OSError if is_final else _LostError
            raise kind(str(error.reason)) from error
        except (http.client.HTTPException, ConnectionError, TimeoutError) as error:
            raise _LostError(str(error) or type(error).__name__) from error
        except ValueError as error:
            raise OSError(str(error)) from error
        if len(data) > most:
            raise OSError(f"it is larger than {most / 1e6:g} MB")
        if left:
            raise _LostError("the connection ended before all of it had come")
        return data


def _authorization(token: str) -> str:
    if ":" in token:
        return f"Basic {base64.b64encode(token.encode()).decode()}"
    return f"Bearer {token}"


def _wait(asked: str | None, attempt: int) -> float:
    """Return the seconds of `Retry-After`, a number or a date; else one that doubles."""
    if asked and asked.strip().isdigit():
        return float(asked)
    if asked and (parsed := email.utils.parsedate_tz(asked)):
        return max(email.utils.mktime_tz(parsed) - time.time(), 1)
    return float(2**attempt)


def _ascii(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def open_web(address: str, token: str) -> Web:
    """Return the web of a source. Raises KbgenError for an address that is not one."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise KbgenError(f"{address} is not an address", "Write https://acme.zendesk.com.")
    return Web(f"{parts.scheme}://{parts.netloc}", token)
