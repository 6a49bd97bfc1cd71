"""Name senders without revealing their network addresses."""

import hashlib
import ipaddress
import logging
import re
import secrets
import time
from collections.abc import Callable

from starlette.requests import Request

#: Some proxies add a port: 192.0.2.1:5000, [2001:db8::1]:5000.
_PORT = re.compile(r"^(?:([\d.]+)|\[(.*)\])(?::\d+)?$")
#: A household has as many IPv6 addresses as it likes, all with the same first bits.
_HOUSEHOLD = 64
_MISSING = (
    "a request of a trusted proxy has no X-Forwarded-For: if it comes from your web server, all "
    "readers are treated as one sender. Let it add the header (nginx: proxy_set_header "
    "X-Forwarded-For $proxy_add_x_forwarded_for;)"
)
_UNTRUSTED = (
    "X-Forwarded-For comes from an address that [feedback] trusted_proxies does not name: "
    "if it is your web server, all readers are treated as one sender"
)


def utc_day() -> int:
    """Return a number for each day."""
    return int(time.time() // 86_400)


class Senders:
    """Name the senders of requests. The salt lives in memory, for a day."""

    def __init__(
        self,
        proxies: tuple[str, ...],
        today: Callable[[], int] = utc_day,
        log: logging.Logger | None = None,
    ) -> None:
        self._proxies = [ipaddress.ip_network(one) for one in proxies]
        self._today = today
        self._log = log
        self._said: set[str] = set()
        self._peer = ("", False)
        """The last peer, and whether it is a proxy."""
        self._day = 0
        self._salt = b""

    def name(self, request: Request) -> bytes:
        """Return the same 16 bytes for the same address, until midnight (UTC)."""
        day = self._today()
        if day != self._day:
            self._day, self._salt = day, secrets.token_bytes(16)
        address = self._address(request)
        return hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()

    def _address(self, request: Request) -> str:
        nearest = request.client.host if request.client else ""
        claimed = request.headers.getlist("x-forwarded-for")
        chain = [part.strip() for line in claimed for part in line.split(",")]
        if nearest != self._peer[0]:  # behind a proxy it is always the same
            self._peer = nearest, self._is_proxy(nearest)
        is_proxy = self._peer[1]
        if is_proxy != bool(chain):
            self._warn(_UNTRUSTED if chain else _MISSING)
        # Each proxy appends the address of its peer; everything before may be forged.
        while chain and is_proxy:
            nearest = chain.pop()
            is_proxy = bool(chain) and self._is_proxy(nearest)
        return _household(nearest)

    def _warn(self, problem: str) -> None:
        """Warn once that all readers may look like one, without the address, which may be one's."""
        if self._log and problem not in self._said:
            self._said.add(problem)
            self._log.warning("proxy", extra={"facts": {"problem": problem}})

    def _is_proxy(self, text: str) -> bool:
        address = _parse(text)
        return address is not None and any(address in network for network in self._proxies)


def _parse(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    without_port = _PORT.sub(r"\1\2", text)
    try:
        address = ipaddress.ip_address(without_port)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _household(text: str) -> str:
    address = _parse(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), _HOUSEHOLD), strict=False))
    return str(address or text)
