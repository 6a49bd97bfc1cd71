"""Requests that are refused whatever they contain."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import Scope


def may_send(request: Request, origins: frozenset[str]) -> bool:
    """Tell whether the page that a request comes from may send events.

    Browsers name its origin, for forms as well; other programs name none. A page on the host of
    the collector may always send.
    """
    origin = request.headers.get("origin")
    return origin is None or origin.lower() in origins or comes_from_host(request)


def comes_from_host(request: Request) -> bool:
    """Tell whether a request names a page of the same host as its origin, as browsers do."""
    origin = request.headers.get("origin", "")
    try:
        named = urlsplit(origin).netloc
    except ValueError:  # unclosed brackets, letters that become a slash
        return False
    # Only the host: behind a proxy, we see http where the browser sees https.
    return named.lower() == request.headers.get("host", "").lower() != ""


def has_two_lengths(scope: Scope) -> bool:
    """Tell whether a request announces its length in two ways, of which a proxy may use the other.

    RFC 9112, 6.1: such a request ought to be handled as an attempt to smuggle one in.
    """
    names = [name for name, _ in scope["headers"]]
    return b"transfer-encoding" in names and b"content-length" in names
