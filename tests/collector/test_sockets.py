"""Senders that open connections and say nothing, or little: real sockets, and few files."""

import contextlib
import json
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kbgen.collect import CollectSettings, connections, files, listen
from kbgen.collect.server import make_server
from tests.collecting import PATIENCE, collecting
from tests.factories import vote

#: Open files that a collector may have.
FILES = 160
FEW_FILES = ("sh", "-c", f'ulimit -n {FILES}; exec "$@"', "sh")
#: More than that.
SILENT = 280
HEAD = b"POST /v1/events HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture
def connect() -> Iterator:
    """Open connections; they are closed after the test."""
    opened: list[socket.socket] = []

    def open_one(port: int, sent: bytes = b"") -> socket.socket:
        one = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        opened.append(one)
        with contextlib.suppress(OSError):  # it may have been closed already
            one.sendall(sent)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.mark.parametrize(
    "sent",
    [b"", b"POST /v1/ev", HEAD + b"X-Never: ", HEAD + b"Content-Length: 100\r\n\r\n{", b"\r\n"],
    ids=["silent", "request-line", "header", "body", "empty-line"],
)
def test_honest_senders_are_answered_among_many_who_say_little(tmp_path, connect, sent):
    store = f"sqlite:///{tmp_path}/feedback.db"
    with collecting(tmp_path, store, prefix=FEW_FILES) as collector:
        accepted = 0
        for number in range(SILENT):
            connect(collector.port, sent)
            if number % 40 == 0:
                accepted += collector.send(vote()).status == 202
        assert accepted == SILENT / 40
        assert collector.process.poll() is None
        assert len(collector.log.read_text().splitlines()) < 30
        assert all(line["event"] for line in collector.lines())


def test_who_is_silent_makes_room_for_others_and_not_the_other_way(tmp_path, connect):
    store = f"sqlite:///{tmp_path}/feedback.db"
    with collecting(tmp_path, store, prefix=FEW_FILES) as collector:
        first = connect(collector.port)
        for _ in range(FILES):
            connect(collector.port)
        assert first.recv(100) == b""
        assert collector.send(vote()).status == 202


def test_a_limit_of_files_is_raised_as_far_as_it_may(tmp_path, connect):
    prefix = ("sh", "-c", f'ulimit -Sn {FILES}; exec "$@"', "sh")
    store = f"sqlite:///{tmp_path}/feedback.db"
    with collecting(tmp_path, store, prefix=prefix) as collector:
        silent = [connect(collector.port) for _ in range(2 * FILES)]
        assert collector.send(vote()).status == 202
        silent[0].sendall(HEAD.replace(b"POST", b"GET") + b"\r\n")
        assert silent[0].recv(100).startswith(b"HTTP/1.1 405 ")


# With less patience


@pytest.fixture
def port(tmp_path, monkeypatch) -> Iterator[int]:
    """A server in this process that waits a second for a head, and two for a request."""
    monkeypatch.setattr(connections, "PATIENCE", 1)
    monkeypatch.setattr(connections, "LONGEST", 2)
    with serving(tmp_path) as port:
        yield port


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[int]:
    with listen("127.0.0.1", 0, "") as listening:
        port = listening.getsockname()[1]
        server = make_server(CollectSettings(root=folder, events_per_minute=0))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield port
        finally:
            server.should_exit = True
            thread.join()


def drip(connection: socket.socket, sent: bytes) -> bytes:
    """Send byte by byte, until the other side has enough; return what it says."""
    connection.settimeout(0.05)
    answer = b""
    deadline = time.monotonic() + PATIENCE
    for at in range(len(sent)):
        assert time.monotonic() < deadline, "it waits for ever"
        try:
            with contextlib.suppress(TimeoutError):
                if not (data := connection.recv(1000)):
                    return answer
                answer += data
            connection.sendall(sent[at : at + 1])
        except OSError:
            return answer
    raise AssertionError("all was taken")


def test_a_head_that_drips_is_not_waited_for(connect, port):
    assert drip(connect(port), HEAD + b"X: " + b"x" * 500).startswith(b"HTTP/1.1 408 ")


def test_the_second_head_is_not_waited_for_longer(connect, port):
    connection = connect(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    answer = drip(connection, HEAD + b"X: " + b"x" * 500)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in answer


def test_silence_is_ended_without_a_word(connect, port):
    assert connect(port).recv(100) == b""


@pytest.mark.parametrize(
    ("refused", "status"),
    [
        (b"Content-Length: 9999999\r\n\r\n", 413),
        (b"Origin: null\r\nContent-Length: 900\r\n\r\n", 403),
    ],
)
def test_a_body_that_drips_after_it_was_refused_is_not_waited_for(connect, port, refused, status):
    answer = drip(connect(port, HEAD + refused), b"x" * 800)
    assert answer.startswith(b"HTTP/1.1 %d " % status)


def test_who_reads_no_answer_is_not_waited_for(connect, port):
    connection = connect(port)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2000)
    connection.settimeout(0.2)
    deadline = time.monotonic() + PATIENCE
    with pytest.raises(ConnectionError):  # noqa: PT012  # whichever of many sends it is
        while time.monotonic() < deadline:
            with contextlib.suppress(TimeoutError):
                connection.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n" * 100)


def test_who_is_quick_is_waited_for_as_long_as_it_is_there(connect, port):
    connection = connect(port)
    until = time.monotonic() + 3
    while time.monotonic() < until:
        connection.sendall(HEAD + b"Content-Length: 13\r\n\r\n" + b'{"events":[]}')
        answer = b""
        while not answer.endswith(b"}"):
            answer += connection.recv(2000)
        assert answer.startswith(b"HTTP/1.1 202 ")
        time.sleep(0.2)


def test_when_all_wait_for_us_who_comes_is_told_to_come_again(tmp_path, connect, monkeypatch):
    monkeypatch.setattr(files, "MOST_CONNECTIONS", 8)
    body = json.dumps({"events": [vote()]}).encode()
    request = HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body
    with serving(tmp_path) as port:
        first = connect(port, request)
        assert first.recv(100).startswith(b"HTTP/1.1 202 ")
        first.close()
        with contextlib.closing(sqlite3.connect(tmp_path / "feedback.db")) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = [connect(port, request) for _ in range(8)]
            time.sleep(0.5)
            for _ in range(4):
                refused = connect(port, request)
                answer = refused.recv(1000)
                assert answer.startswith(b"HTTP/1.1 503 ")
                assert b"\r\nRetry-After: 30\r\n" in answer
        for connection in waiting:
            assert connection.recv(100).startswith(b"HTTP/1.1 202 ")
