import asyncio

import pytest
from starlette.requests import Request

from kbgen.collect import body
from kbgen.collect.body import MOST_BYTES, RefusedRequestError, read_body


def read(*chunks: bytes, announced: str = "", waits: bool = False) -> bytes:
    incoming = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    if not waits:
        incoming.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive():
        if not incoming:
            await asyncio.sleep(60)
        return incoming.pop(0)

    scope = {"type": "http", "headers": [(b"content-length", announced.encode("latin-1"))]}
    return asyncio.run(read_body(Request(scope, receive)))


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
