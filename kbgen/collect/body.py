"""Request bodies: limits for size, time and how many are in memory."""

import asyncio
import re

from starlette.requests import Request

#: A batch of a hundred comments fits.
MOST_BYTES = 256_000
#: Bytes of all bodies in memory: senders that never finish take no more.
MOST_TOGETHER = 64_000_000
#: Seconds for a body to arrive, so that slow senders do not hold a place for long.
PATIENCE = 15
#: A Content-Length of a million or more: such a body is not read at all.
_TOO_MANY = re.compile(r"[0-9]{7,}")


class RefusedRequestError(Exception):
    """The request as a whole is refused."""

    def __init__(self, status: int, message: str, retry: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = {} if retry is None else {"Retry-After": str(retry)}


class Bodies:
    """All bodies in memory."""

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
            raise RefusedRequestError(
                408, f"the request took longer than {PATIENCE} seconds"
            ) from error
        finally:
            if not is_whole:
                self._bytes -= len(body)
        return bytes(body)

    def forget(self, body: bytes) -> None:
        self._bytes -= len(body)
