"""Forms that change something: taken from pages of the preview alone.

Browsers send the origin of a page with every form and script; a page of another site can send a
form anywhere, but not with another origin than its own.
"""

from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

REFUSED = "Only pages of the preview can change anything.\n"
#: Bytes of a form; ours are shorter.
_LONGEST = 4_096


async def read_own_form(request: Request) -> dict[str, str] | None:
    """Return the fields of a form; None if it comes from elsewhere, or is too long.

    `HostCheck` has recognised the host.
    """
    parts = urlsplit(request.headers.get("origin", ""))
    host = request.headers.get("host", "").lower()
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != host:
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            return None
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except ValueError:
        return None
