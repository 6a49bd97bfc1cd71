import io
import json
import logging

import pytest

from kbgen.collect import log as logs
from kbgen.collect.log import JsonLines, Sparing


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def handler(clock):
    made = Sparing(clock)
    made.setFormatter(JsonLines())
    made.setStream(io.StringIO())
    return made


@pytest.fixture
def log(handler):
    logger = logging.getLogger("kbgen.any")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    yield logger
    logger.removeHandler(handler)


@pytest.fixture
def lines(handler):
    """Return the lines that were written since it was asked last."""

    def read():
        written = handler.setStream(io.StringIO()).getvalue()
        return [json.loads(line) for line in written.splitlines()]

    return read


def test_one_line_of_a_kind_and_later_how_often(log, handler, clock, lines):
    for number in range(1000):
        log.warning("No room for connection %d", number)
    (line,) = lines()
    assert (line["event"], line["level"]) == ("No room for connection 0", "warning")
    clock.now += logs.MINUTE
    handler.write_counts()
    (line,) = lines()
    assert (line["event"], line["times"]) == ("No room for connection 0", 999)
    clock.now += logs.MINUTE
    handler.write_counts()
    assert lines() == []
    log.warning("No room for connection 7")
    assert len(lines()) == 1


def test_a_count_comes_with_the_next_line_of_any_kind_or_with_the_end(log, handler, clock, lines):
    for _ in range(3):
        log.warning("late")
    clock.now += logs.MINUTE
    log.warning("other")
    assert [line.get("times") for line in lines()] == [None, 2, None]
    for _ in range(5):
        log.warning("other")
    handler.write_counts(all_of_them=True)
    assert [line["times"] for line in lines()] == [5]


def test_refusals_are_counted_and_answers_are_not(log, lines):
    for status in (202, 429, 202, 429, 503, 429):
        kind = {"status": status} if status >= 400 else None
        log.info("request", extra={"facts": {"status": status}, "kind": kind})
    assert [line["status"] for line in lines()] == [202, 429, 202, 503]


def test_errors_are_of_a_kind_where_they_come_from_one_place(log, lines):
    for number in range(50):
        try:
            int(f"what {number} sent")
        except ValueError:
            log.exception("failure")
    try:
        [].pop()
    except IndexError:
        log.exception("failure")
    first, second = lines()
    assert (first["error"], second["error"]) == ("ValueError", "IndexError")
    assert "sent" not in str(first)


def test_what_the_event_loop_says_of_sockets_names_no_address(log, lines):
    log.error(
        "socket.accept() out of system resource\n"
        "socket: <asyncio.TransportSocket fd=6, laddr=('192.0.2.9', 80)>"
    )
    log.error("Exception in callback <f(<socket raddr=('192.0.2.9', 5)>)>")
    written = lines()
    assert [line["event"] for line in written] == [
        "socket.accept() out of system resource",
        "Exception in callback",
    ]
    assert "192.0.2.9" not in str(written)


def test_lines_that_all_differ_are_of_one_kind_in_the_end(log, lines):
    for number in range(1000):
        log.warning("%s%s", "x" * (number % 199), chr(97 + number % 26))
    assert len(lines()) == logs.MOST_KINDS + 1
