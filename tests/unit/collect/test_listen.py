import asyncio
import socket
from contextlib import closing

import pytest

from kbgen.collect import address_of, listen
from kbgen.errors import KbgenError


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_answers_do_not_wait_for_acknowledgements(host):
    """Without TCP_NODELAY the second part of each answer would come 40 ms late."""
    seen = []

    async def run() -> None:
        def accept(_reader: object, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            seen.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = listen(host, 0, "")
        port = listening.getsockname()[1]
        async with await asyncio.start_server(accept, sock=listening):
            reader, writer = await asyncio.open_connection(host, port)
            await reader.read()
            writer.close()

    asyncio.run(run())
    assert [bool(one) for one in seen] == [True]


def test_an_address_has_a_url():
    with closing(listen("::1", 0, "")) as listening:
        assert address_of(listening, "::1") == f"http://[::1]:{listening.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("host", "port"), [("127.0.0.1", 99_999), ("192.0.2.1", 0), ("no such", 0)]
)
def test_where_one_cannot_listen_is_told_with_a_hint(host, port):
    with pytest.raises(KbgenError, match="Cannot listen on") as caught:
        listen(host, port, "Try another one.")
    assert caught.value.hint == "Try another one."
