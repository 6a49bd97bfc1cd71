import asyncio

import pytest
from starlette.requests import Request

from kbgen.collect import body
from kbgen.collect.body import MOST_BYTES, Bodies, RefusedRequestError


def read(*chunks: bytes, announced: str = "", waits: bool = False) -> bytes:
    incoming = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    if not waits:
        incoming.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive():
        if not incoming:
            await asyncio.sleep(60)
        return incoming.pop(0)

    scope = {"type": "http", "headers": [(b"content-length", announced.encode("latin-1"))]}

    return asyncio.run(Bodies().read(Request(scope, receive)))


def test_a_body_may_come_in_pieces():
    assert read(b"one ", b"two", announced="7") == b"one two"


@pytest.mark.parametrize("announced", ["", "0", "-1", "x", "\u00b2", "1e9"])
def test_what_is_announced_wrongly_is_read_all_the_same(announced):
    assert read(b"one", announced=announced) == b"one"


@pytest.mark.parametrize("announced", ["9999999", "9" * 5000])
def test_too_much_is_not_read_at_all(announced):
    with pytest.raises(RefusedRequestError) as caught:
        read(announced=announced, waits=True)
    assert caught.value.status == 413


def test_too_much_without_a_word_is_read_no_further():
    assert len(read(b"x" * MOST_BYTES)) == MOST_BYTES
    with pytest.raises(RefusedRequestError) as caught:
        read(b"x" * MOST_BYTES, b"x", waits=True)
    assert caught.value.status == 413


def test_who_is_too_slow_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(body, "PATIENCE", 0.05)
    with pytest.raises(RefusedRequestError) as caught:
        read(b"one", waits=True)
    assert caught.value.status == 408


def test_all_bodies_together_take_no_more_than_so_much(monkeypatch):
    monkeypatch.setattr(body, "MOST_TOGETHER", 1000)
    bodies = Bodies()
    may_go_on = asyncio.Event()

    async def send(size: int) -> int:
        chunks = [b"x" * size, b""]

        async def receive():
            if len(chunks) == 1:
                await may_go_on.wait()
            chunk = chunks.pop(0)
            return {"type": "http.request", "body": chunk, "more_body": bool(chunks)}

        found = await bodies.read(Request({"type": "http", "headers": []}, receive))
        bodies.forget(found)
        return len(found)

    async def run() -> None:
        slow = [asyncio.create_task(send(400)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(RefusedRequestError) as caught:
            await send(300)
        assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "15"})
        may_go_on.set()
        assert await asyncio.gather(*slow) == [400, 400]
        assert await send(900) == 900

    asyncio.run(run())
