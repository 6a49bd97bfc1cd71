import asyncio
import re

from starlette.requests import Request

#: A batch of a hundred comments fits.
MOST_BYTES = 256_000
#: Seconds for a body to arrive: who sends it byte by byte does not hold a place for long.
PATIENCE = 15
#: Announced bytes, a million or more: none of them is read.
_TOO_MANY = re.compile(r"[0-9]{7,}")


class RefusedRequestError(Exception):
    """The request as a whole is not taken."""

    def __init__(self, status: int, message: str, retry: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = {} if retry is None else {"Retry-After": str(retry)}


async def read_body(request: Request) -> bytes:
    """Read a body that is neither too large nor too slow. Raises RefusedRequestError."""
    too_much = RefusedRequestError(413, f"more than {MOST_BYTES} bytes")
    if _TOO_MANY.fullmatch(request.headers.get("content-length", "")):
        raise too_much
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise too_much
    except TimeoutError as error:
        raise RefusedRequestError(408, f"no whole request in {PATIENCE} seconds") from error
    return bytes(body)
