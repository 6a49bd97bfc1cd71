from urllib.parse import urlsplit

from starlette.requests import Request


def may_send(request: Request, origins: frozenset[str]) -> bool:
    """Tell whether the page that a request comes from may send events.

    Browsers name its origin, for forms, too; what is no browser names none. Where page and
    collector share a host there is no other site to keep out.
    """
    origin = request.headers.get("origin")
    if origin is None or origin.lower() in origins:
        return True
    # Only the host: behind a proxy, we see http where the browser sees https.
    return urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower() != ""
