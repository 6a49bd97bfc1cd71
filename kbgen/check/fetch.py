"""Over the wire, politely: who we are, how long we wait, how much we take."""

import http.client
import urllib.error
import urllib.request
from urllib.parse import quote, urlsplit, urlunsplit

AGENT = "kbgen"
#: Seconds without a byte.
TIMEOUT = 20
#: Bytes. A site of a hundred thousand articles in five languages has a list half as large.
LARGEST = 200_000_000


#: What an address may hold beside letters and digits; what is encoded stays so.
_SAFE = "/%:=&?~#+!$,;'@()*[]"


class TooLarge(OSError):  # noqa: N818  # it is said where it is caught
    """More came than was wanted."""


def get(address: str, *, method: str = "GET", most: int = LARGEST) -> bytes:
    """Fetch what is at an http(s) address.

    Raises OSError (`urllib.error.HTTPError` among them) with the reason as text.
    """
    if not address.lower().startswith(("http://", "https://")):
        raise OSError("it is no http address")
    try:
        request = urllib.request.Request(  # noqa: S310  # the scheme was looked at
            _ascii(address), method=method, headers={"User-Agent": AGENT, "Accept": "*/*"}
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310  # same
            data: bytes = answer.read(most + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise
    except urllib.error.URLError as error:
        raise OSError(str(error.reason)) from error
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(str(error) or type(error).__name__) from error
    if len(data) > most:
        raise TooLarge(f"it is larger than {most / 1e6:.0f} MB")
    return data


def _ascii(address: str) -> str:
    """Return an address as it goes over the wire. Raises ValueError for what is none."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe=_SAFE) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))
