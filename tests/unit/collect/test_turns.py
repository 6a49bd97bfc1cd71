"""The line in front of the work, with a clock of its own."""

import asyncio
import threading
import time
from functools import partial
from itertools import pairwise

import pytest

from kbgen.collect import turns as lines
from kbgen.collect.turns import Aside, OverloadError, Turns


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_few_do_not_wait_at_all(clock):
    turns = Turns(clock)

    async def run() -> None:
        for _ in range(100):
            clock.now += 0.005
            # Nothing is waited for: the first step is the last one.
            with pytest.raises(StopIteration):
                turns.wait(clock.now).send(None)
            turns.done()
            await asyncio.sleep(0)

    asyncio.run(run())


@pytest.mark.parametrize(("work", "most"), [(0.001, 40), (0.004, 12), (0.1, 3)])
def test_the_event_loop_looks_around_in_between(clock, work, most):
    turns = Turns(clock)
    done: list[int] = []
    between: list[int] = []

    async def request(number: int) -> None:
        await turns.wait(clock.now)
        clock.now += work
        turns.done()
        done.append(number)

    async def run() -> None:
        tasks = [asyncio.create_task(request(number)) for number in range(300)]
        while any(not task.done() for task in tasks):
            between.append(len(done))
            await asyncio.sleep(0)
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run())
    assert done == sorted(done)
    assert max(b - a for a, b in pairwise(between)) <= most


def test_who_waits_for_too_long_is_asked_to_come_again(clock):
    turns = Turns(clock)
    waited: list[float] = []

    async def request() -> bool:
        came = clock.now
        try:
            await turns.wait(clock.now)
        except OverloadError:
            return False
        waited.append(clock.now - came)
        clock.now += 0.02
        turns.done()
        return True

    async def run() -> list[bool]:
        return await asyncio.gather(*(request() for _ in range(1000)))

    taken = asyncio.run(run())
    assert 70 <= sum(taken) <= 80  # a second and a half of work
    assert taken == sorted(taken, reverse=True)
    assert max(waited) <= lines.PATIENCE + 0.02
    assert clock.now - 1000 < lines.PATIENCE + 0.1


def test_however_many_are_refused_work_goes_on(clock):
    turns = Turns(clock)
    taken: list[float] = []

    async def sender() -> None:
        while clock.now < 1010:
            try:
                await turns.wait(clock.now)
            except OverloadError:
                clock.now += 0.0005  # a refusal takes time, and who is refused comes back at once
                await asyncio.sleep(0)
                continue
            taken.append(clock.now)
            clock.now += 0.001
            turns.done()

    async def run() -> None:
        await asyncio.gather(*(sender() for _ in range(3000)))

    asyncio.run(run())
    # A third of the time, at least, of ten seconds in which ten thousand could be taken.
    assert len(taken) > 3300


def test_who_goes_away_lets_others_pass(clock):
    turns = Turns(clock)
    done: list[int] = []

    async def request(number: int) -> None:
        await turns.wait(clock.now)
        clock.now += 0.02
        turns.done()
        done.append(number)

    async def run() -> None:
        tasks = [asyncio.create_task(request(number)) for number in range(20)]
        await asyncio.sleep(0)
        for task in tasks[5:15]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run())
    assert done == [*range(5), *range(15, 20)]


# Aside


def test_work_aside_keeps_nobody_waiting():
    aside = Aside()
    may_go_on = threading.Event()

    async def run() -> bool:
        work = partial(may_go_on.wait, 10)
        task = asyncio.create_task(aside.run(time.perf_counter(), work))
        await asyncio.sleep(0.01)
        assert not task.done()
        may_go_on.set()
        return await task

    assert asyncio.run(run())
    aside.close()


def test_errors_of_work_aside_arrive():
    aside = Aside()
    with pytest.raises(ZeroDivisionError):
        asyncio.run(aside.run(time.perf_counter(), lambda: 1 // 0))
    aside.close()


def test_work_aside_is_not_begun_late(monkeypatch):
    monkeypatch.setattr(lines, "PATIENCE", 0.1)
    aside = Aside()
    done: list[int] = []

    async def run() -> list:
        def work(number: int) -> None:
            time.sleep(0.02)
            done.append(number)

        now = time.perf_counter()
        tasks = (aside.run(now, partial(work, number)) for number in range(50))
        return await asyncio.gather(*tasks, return_exceptions=True)

    results = asyncio.run(run())
    assert sum(isinstance(one, OverloadError) for one in results) == 50 - len(done)
    assert 1 <= len(done) <= 7
    assert done == list(range(len(done)))
    aside.close()
