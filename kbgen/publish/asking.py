"""Requests to a published site, as browsers send them, without following redirects."""

import gzip
import http.client
import urllib.error
import urllib.request
import zlib
from email.message import Message
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

#: Seconds without a byte.
_TIMEOUT = 20
#: Bytes of an answer. A page or an index file has far less.
_LARGEST = 50_000_000
_SAFE = "/%:=&?~+!$,;'@()*[]"


class Answer(NamedTuple):
    """What a server said."""

    address: str
    status: int
    """0: no answer."""
    headers: Message
    body: bytes
    """Not compressed any more."""
    problem: str = ""
    """Why no answer came, or why its body cannot be read."""

    def header(self, name: str) -> str:
        """Return the values of a header, as one text; empty: it is missing."""
        return ", ".join(str(value) for value in self.headers.get_all(name, []))

    @property
    def goal(self) -> str:
        """Return where a redirect leads, as a full address; empty: it is none."""
        target = self.header("Location")
        return urljoin(self.address, target) if 300 <= self.status < 400 and target else ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def ask(address: str, *, method: str = "GET", encoding: str = "gzip") -> Answer:
    """Request an http(s) address; whatever happens becomes an answer.

    encoding: what `Accept-Encoding` says.
    """
    headers = {"User-Agent": "kbgen", "Accept": "*/*", "Accept-Encoding": encoding}
    opener = urllib.request.build_opener(_NoRedirect())
    try:
        request = urllib.request.Request(  # noqa: S310  # http and https only, see `is_web`
            quote(address, safe=_SAFE), method=method, headers=headers
        )
        try:
            with opener.open(request, timeout=_TIMEOUT) as answer:
                return _answer(address, answer.status, answer.headers, answer.read(_LARGEST))
        except urllib.error.HTTPError as error:
            with error:
                return _answer(address, error.code, error.headers, error.read(_LARGEST))
    except urllib.error.URLError as error:
        return Answer(address, 0, Message(), b"", str(error.reason))
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(address, 0, Message(), b"", str(error) or type(error).__name__)


def is_web(address: str) -> bool:
    """Tell whether an address can be requested."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _answer(address: str, status: int, headers: Message, body: bytes) -> Answer:
    coding = str(headers.get("Content-Encoding", "")).strip().lower()
    problem = ""
    try:
        if coding == "gzip" and body:
            body = gzip.decompress(body)
        elif coding == "deflate":
            body = zlib.decompress(body)
        elif coding not in {"", "identity", "gzip"}:
            problem = f"it is compressed as {coding}, which was not asked for"
    except (OSError, EOFError, zlib.error) as error:
        problem = f"it says {coding}, and is not: {error}"
    return Answer(address, status, headers, body, problem)
