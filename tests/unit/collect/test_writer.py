"""Group commit: who waits meanwhile is stored together."""

import asyncio
import threading
import uuid

import pytest

from kbgen.collect import writer as writers
from kbgen.collect.turns import OverloadError
from kbgen.collect.writer import Writer
from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, StoreError, read_event


class Store:
    """Takes what it is given when it is let."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.prepared = 0
        self.problem: Exception | None = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.is_busy = threading.Event()

    def prepare(self) -> None:
        self.prepared += 1

    def add(self, arrivals: list[Arrival]) -> None:
        self.is_busy.set()
        assert self.may_go_on.wait(10)
        if self.problem:
            raise self.problem
        self.batches.append(len(arrivals))


async def until(is_so) -> None:
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110  # threads tell nobody
            await asyncio.sleep(0.001)


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def writer(store):
    made = Writer(store)
    yield made
    store.may_go_on.set()
    made.close()


def arrivals(count: int) -> list[Arrival]:
    data = {"type": "search", "at": "2026-11-22T10:00:00Z", "locale": "en"}
    return [
        Arrival(event=read_event({**data, "id": str(uuid.uuid4())}), received=1)
        for _ in range(count)
    ]


def test_what_waits_is_stored_together(writer, store):
    async def run() -> None:
        store.may_go_on.clear()
        first = asyncio.create_task(writer.write(arrivals(1)))
        await asyncio.to_thread(store.is_busy.wait, 10)
        others = [asyncio.create_task(writer.write(arrivals(10))) for _ in range(20)]
        await until(lambda: writer.waiting == 20)
        assert not first.done()
        store.may_go_on.set()
        await asyncio.gather(first, *others)

    asyncio.run(run())
    assert store.batches == [1, 200]
    assert store.prepared == 1


def test_a_transaction_has_an_end(writer, store, monkeypatch):
    monkeypatch.setattr(writers, "MOST_TOGETHER", 25)

    async def run() -> None:
        store.may_go_on.clear()
        tasks = [asyncio.create_task(writer.write(arrivals(10)))]
        await asyncio.to_thread(store.is_busy.wait, 10)
        tasks += [asyncio.create_task(writer.write(arrivals(10))) for _ in range(8)]
        await until(lambda: writer.waiting == 8)
        store.may_go_on.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())
    assert store.batches == [10, 30, 30, 20]


def test_who_was_not_stored_is_told_and_it_goes_on(writer, store):
    store.problem = StoreError("no")
    with pytest.raises(StoreError, match="no"):
        asyncio.run(writer.write(arrivals(3)))
    store.problem = None
    asyncio.run(writer.write(arrivals(2)))
    assert store.batches == [2]
    assert store.prepared == 2  # it may be another database now


def test_a_mistake_of_ours_keeps_nobody_waiting(writer, store):
    store.problem = ZeroDivisionError("secret")
    with pytest.raises(KbgenError) as caught:
        asyncio.run(writer.write(arrivals(1)))
    assert "secret" not in caught.value.message
    store.problem = None
    asyncio.run(writer.write(arrivals(1)))


def test_when_too_many_wait_the_next_ones_are_asked_to_come_again(store, monkeypatch):
    monkeypatch.setattr(writers, "MOST_WAITING", 2)
    writer = Writer(store)

    async def run() -> None:
        store.may_go_on.clear()
        tasks = [asyncio.create_task(writer.write(arrivals(1)))]
        await asyncio.to_thread(store.is_busy.wait, 10)
        tasks += [asyncio.create_task(writer.write(arrivals(1))) for _ in range(2)]
        await until(lambda: writer.waiting == 2)
        with pytest.raises(OverloadError):
            await writer.write(arrivals(1))
        store.may_go_on.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())
    writer.close()
    assert sum(store.batches) == 3


def test_closing_stores_what_waits_and_takes_no_more(writer, store):
    async def run() -> None:
        store.may_go_on.clear()
        tasks = [asyncio.create_task(writer.write(arrivals(1))) for _ in range(5)]
        await asyncio.to_thread(store.is_busy.wait, 10)
        closing = asyncio.create_task(asyncio.to_thread(writer.close))
        await until(lambda: writer._closed)  # noqa: SLF001  # nobody else has to know
        with pytest.raises(StoreError, match="stopping"):
            await writer.write(arrivals(1))
        store.may_go_on.set()
        await asyncio.gather(closing, *tasks)

    asyncio.run(run())
    assert sum(store.batches) == 5


def test_a_sender_that_went_away_does_not_stop_the_others(writer, store):
    async def run() -> None:
        store.may_go_on.clear()
        gone, stays = (asyncio.create_task(writer.write(arrivals(1))) for _ in range(2))
        await asyncio.to_thread(store.is_busy.wait, 10)
        gone.cancel()
        store.may_go_on.set()
        await stays

    asyncio.run(run())


def test_no_events_are_nothing_to_store(writer, store):
    asyncio.run(writer.write([]))
    assert store.batches == []


def test_who_would_wait_for_long_is_asked_to_come_again_at_once(store, monkeypatch):
    monkeypatch.setattr(writers, "MOST_TOGETHER", 10)
    monkeypatch.setattr(writers, "PATIENCE", 0)
    writer = Writer(store)

    async def run() -> None:
        await writer.write(arrivals(10))
        store.may_go_on.clear()
        tasks = [asyncio.create_task(writer.write(arrivals(9)))]
        await asyncio.sleep(0.01)
        tasks.append(asyncio.create_task(writer.write(arrivals(9))))
        await asyncio.sleep(0.01)
        with pytest.raises(OverloadError):
            await writer.write(arrivals(1))
        store.may_go_on.set()
        await asyncio.gather(*tasks)
        await writer.write(arrivals(10))

    asyncio.run(run())
    writer.close()
    assert sum(store.batches) == 38


def test_a_store_that_does_not_answer_is_not_waited_for_long(store, monkeypatch):
    monkeypatch.setattr(writers, "LONGEST", 0.05)
    monkeypatch.setattr(writers, "_LOOKS", 0.01)
    writer = Writer(store)

    async def run() -> None:
        store.may_go_on.clear()
        tasks = [asyncio.create_task(writer.write(arrivals(1)))]
        await asyncio.to_thread(store.is_busy.wait, 10)
        tasks += [asyncio.create_task(writer.write(arrivals(10))) for _ in range(3)]
        for task in tasks:
            with pytest.raises(StoreError, match="does not respond"):
                await task
        store.may_go_on.set()
        monkeypatch.setattr(writers, "LONGEST", 10)
        await writer.write(arrivals(100))

    asyncio.run(run())
    writer.close()
    # What was being stored may be stored; what was still waiting is not, for it comes again.
    assert store.batches == [1, 100]
