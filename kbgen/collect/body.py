"""Bodies of requests: none too large, none too slow, and not too many at once."""

import asyncio
import re

from starlette.requests import Request

#: A batch of a hundred comments fits.
MOST_BYTES = 256_000
#: Of all bodies that are in memory: senders who say much and do not end take no more.
MOST_TOGETHER = 64_000_000
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


class Bodies:
    """All bodies that are in memory."""

    def __init__(self) -> None:
        self._bytes = 0

    async def read(self, request: Request) -> bytes:
        """Read a body; `forget` it afterwards. Raises RefusedRequestError."""
        too_much = RefusedRequestError(413, f"more than {MOST_BYTES} bytes")
        if _TOO_MANY.fullmatch(request.headers.get("content-length", "")):
            raise too_much
        body = bytearray()
        is_whole = False
        try:
            async with asyncio.timeout(PATIENCE):
                async for chunk in request.stream():
                    body += chunk
                    self._bytes += len(chunk)
                    if len(body) > MOST_BYTES:
                        raise too_much
                    if self._bytes > MOST_TOGETHER:
                        raise RefusedRequestError(503, "too many large requests at once", PATIENCE)
            is_whole = True
        except TimeoutError as error:
            raise RefusedRequestError(408, f"no whole request in {PATIENCE} seconds") from error
        finally:
            if not is_whole:
                self._bytes -= len(body)
        return bytes(body)

    def forget(self, body: bytes) -> None:
        self._bytes -= len(body)
