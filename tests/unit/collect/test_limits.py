import pytest

from kbgen.collect import limits
from kbgen.collect.limits import DailyLimit, RateLimit, Recent


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
    assert 30 <= limit.take("a", 1) <= 35
    clock.now += 35
    assert limit.take("a", 5) == 0
    assert 25 <= limit.take("a", 1) <= 30


@pytest.mark.parametrize("pause", [0.1, 0.9, 3.3, 7.7, 13])
def test_no_minute_has_more_whenever_it_begins(limit, clock, pause):
    taken: list[float] = []
    for _ in range(300):
        clock.now += pause
        if not limit.take("a", 1):
            taken.append(clock.now)
    assert len(taken) >= 10
    assert max(sum(at <= one < at + 60 for one in taken) for at in taken) <= 10


@pytest.mark.parametrize("count", [1, 5, 10])
def test_it_may_come_again_when_it_was_told(limit, clock, count):
    for _ in range(5):
        limit.take("a", 2)
        clock.now += 1
    for _ in range(4):
        wait = limit.take("a", count)
        assert 0 < wait <= 65
    clock.now += wait
    assert limit.take("a", count) == 0


def test_senders_do_not_share(limit):
    assert limit.take("a", 10) == 0
    assert limit.take("b", 10) == 0
    assert limit.take("a", 1) > 0


def test_what_is_refused_counts_a_little(limit):
    limit.take("a", 9)
    for _ in range(10):
        assert limit.take("a", 5) > 0
    assert limit.take("a", 1) > 0
    limit.take("b", 9)
    assert limit.take("b", 5) > 0
    limit.take("c", 8)
    assert limit.take("c", 5) > 0
    assert limit.take("c", 1) == 0


@pytest.mark.parametrize(("a_second", "least", "most"), [(1 / 3, 100, 170), (5, 0, 12)])
def test_a_little_too_much_is_taken_in_part_and_far_too_much_is_not(
    limit, clock, a_second, least, most
):
    taken = 0
    for _ in range(round(1000 * a_second)):  # 160 of them would be taken from who sends no more
        clock.now += 1 / a_second
        taken += limit.take("a", 1) == 0
    assert least <= taken <= most
    clock.now += 66
    assert limit.take("a", 10) == 0


def test_what_was_paid_before_is_not_counted_twice(limit):
    assert limit.take("a", 1) == 0
    assert limit.take("a", 10, paid=1) == 0
    assert limit.take("a", 1) > 0
    assert limit.take("b", 1) == 0
    assert limit.take("b", 100, paid=1) == 0


def test_a_batch_larger_than_the_limit_is_taken_from_who_was_quiet(limit, clock):
    assert limit.take("a", 100) == 0
    assert 60 <= limit.take("a", 1) <= 65
    clock.now += 66
    assert limit.take("a", 100) == 0


def test_zero_is_no_limit(clock):
    limit = RateLimit(0, clock=clock)
    assert not any(limit.take("a", 100) for _ in range(1000))
    daily = DailyLimit(lambda: 1)
    assert all(daily.take("a", 0) for _ in range(1000))


def test_who_is_quiet_for_a_minute_is_forgotten(limit, clock):
    for name in range(1000):
        limit.take(name, 1)
    assert len(limit) == 1000
    clock.now += 66
    limit.take("a", 1)
    assert len(limit) == 1


def test_memory_has_an_end(monkeypatch, clock):
    monkeypatch.setattr(limits, "MOST_NAMES", 10)
    limit, daily = RateLimit(1, clock=clock), DailyLimit(lambda: 1)
    for name in range(1000):
        clock.now += 0.01
        limit.take(name, 1)
        daily.take(name, 1)
        assert len(limit) <= 20
        assert len(daily) <= 20
    assert (limit.take(999, 1) > 0, daily.take(999, 1)) == (True, False)  # the latest are known
    assert (limit.take(1, 1), daily.take(1, 1)) == (0, True)


def test_who_comes_often_is_not_forgotten_in_a_flood(monkeypatch):
    monkeypatch.setattr(limits, "MOST_NAMES", 10)
    daily = DailyLimit(lambda: 1)
    assert daily.take("a", 1)
    for name in range(1000):
        daily.take(name, 1)
        assert not daily.take("a", 1)


def test_the_first_ones_of_a_day_are_taken():
    day = 1
    daily = DailyLimit(lambda: day)
    assert [daily.take("a", 2) for _ in range(3)] == [True, True, False]
    assert daily.take("b", 2)
    day = 2
    assert daily.take("a", 2)


def test_the_last_ones_are_known():
    recent: Recent[int] = Recent(3)
    for number in range(20):
        recent.set(number, number)
        assert [recent.get(n) for n in range(number, max(-1, number - 3), -1)] == list(
            range(number, max(-1, number - 3), -1)
        )
        assert len(recent) <= 6
    assert recent.get(0) is None
