import pytest

from kbgen.collect import limits
from kbgen.collect.limits import DailyLimit, RateLimit


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limit(clock):
    return RateLimit(10, clock=clock)


def test_so_many_in_any_minute(limit, clock):
    assert limit.take("a", 6) == 0
    clock.now += 30
    assert limit.take("a", 4) == 0
    assert limit.take("a", 1) == 30
    clock.now += 30
    assert limit.take("a", 6) == 0
    assert limit.take("a", 1) == 30


def test_it_may_come_again_when_it_was_told(limit, clock):
    for _ in range(5):
        limit.take("a", 2)
        clock.now += 1
    wait = limit.take("a", 5)
    clock.now += wait - 1
    assert limit.take("a", 5) > 0
    clock.now += 1
    assert limit.take("a", 5) == 0


def test_senders_do_not_share(limit):
    assert limit.take("a", 10) == 0
    assert limit.take("b", 10) == 0
    assert limit.take("a", 1) > 0


def test_what_is_refused_does_not_count(limit, clock):
    limit.take("a", 8)
    for _ in range(100):
        assert limit.take("a", 5) == 60
    assert limit.take("a", 2) == 0


def test_a_batch_larger_than_the_limit_is_taken_from_who_was_quiet(limit, clock):
    assert limit.take("a", 100) == 0
    assert limit.take("a", 1) == 60
    clock.now += 59
    assert limit.take("a", 100) == 1
    clock.now += 1
    assert limit.take("a", 100) == 0


def test_zero_is_no_limit(clock):
    limit = RateLimit(0, clock=clock)
    assert not any(limit.take("a", 100) for _ in range(1000))


def test_memory_has_an_end(monkeypatch, clock):
    monkeypatch.setattr(limits, "MOST_NAMES", 10)
    limit, daily = RateLimit(1, clock=clock), DailyLimit(lambda: 1)
    for name in range(1000):
        limit.take(name, 1)
        daily.take(name, 1, 1)
    assert (limit.take(999, 1), daily.take(999, 2, 1)) == (60, False)  # the latest are remembered
    assert (limit.take(1, 1), daily.take(1, 2, 1)) == (0, True)


def test_the_first_ones_of_a_day_are_taken():
    day = 1
    daily = DailyLimit(lambda: day)
    assert [daily.take("a", thing, 2) for thing in "xyz"] == [True, True, False]
    assert daily.take("b", "z", 2)
    day = 2
    assert daily.take("a", "z", 2)


def test_what_comes_again_is_known():
    daily = DailyLimit(lambda: 1)
    assert all(daily.take("a", thing, 2) for thing in "xyxyxyxx")
    assert not daily.take("a", "z", 2)
