"""Requests that are not taken, whatever is in them."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import Scope


def may_send(request: Request, origins: frozenset[str]) -> bool:
    """Tell whether the page that a request comes from may send events.

    Browsers name its origin, for forms, too; what is no browser names none. Where page and
    collector share a host there is no other site to keep out.
    """
    origin = request.headers.get("origin")
    if origin is None or origin.lower() in origins:
        return True
    try:
        named = urlsplit(origin).netloc
    except ValueError:  # brackets without an end, letters that become a slash
        return False
    # Only the host: behind a proxy, we see http where the browser sees https.
    return named.lower() == request.headers.get("host", "").lower() != ""


def has_two_lengths(scope: Scope) -> bool:
    """Tell whether a request announces its end in two ways, of which a proxy may know another.

    RFC 9112, 6.1: such a request ought to be handled as an attempt to smuggle one in.
    """
    names = [name for name, _ in scope["headers"]]
    return b"transfer-encoding" in names and b"content-length" in names
