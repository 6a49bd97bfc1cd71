"""Stages: what the cache has is taken from there, the rest is made."""

import pool_tasks
import pytest

from kbgen.build.cache import Cache, Result
from kbgen.build.pool import SERIAL_BELOW, Pool
from kbgen.build.runner import Runner, Stage
from kbgen.build.seal import Seal
from kbgen.digest import digest


def double(_shared: str, task: int) -> Result:
    return Result(2 * task, b"first %d" % task, b"second %d" % task)


DOUBLE = Stage("double", 1, double, digest)


@pytest.fixture
def runner(tmp_path):
    """Make a runner on the same cache each time."""
    runners = []

    def make(jobs: int = 1) -> Runner:
        runners.append(Runner(Cache(tmp_path / "cache.db", Seal(bytes(32))), Pool(jobs)))
        return runners[-1]

    yield make
    for made in runners:
        made.close()


def values(kept) -> list[int]:
    return [one.value for one in kept]


def test_results_come_in_the_order_of_the_tasks(runner):
    kept, made = runner().run(DOUBLE, "", [3, 1, 2])
    assert (values(kept), made) == ([6, 2, 4], 3)


def test_the_second_run_takes_everything_from_the_cache(runner):
    runner().run(DOUBLE, "", [1, 2])
    kept, made = runner().run(DOUBLE, "", [2, 1])
    assert (values(kept), made) == ([4, 2], 0)


@pytest.mark.parametrize("many", [1, 1000])
def test_only_what_is_new_is_made(runner, many):
    runner().run(DOUBLE, "", range(0, 3 * many, 3))
    kept, made = runner().run(DOUBLE, "", range(3 * many))
    assert (values(kept), made) == ([2 * task for task in range(3 * many)], 2 * many)


def test_equal_tasks_have_equal_results(runner):
    kept, _ = runner().run(DOUBLE, "", [1, 1, 1])
    assert values(kept) == [2, 2, 2]


def test_what_is_shared_is_part_of_the_key(runner):
    both = runner()
    assert both.run(DOUBLE, "a", [1])[1] == 1
    assert both.run(DOUBLE, "b", [1])[1] == 1


@pytest.mark.parametrize(
    "other", [Stage("double", 2, double, digest), Stage("twice", 1, double, digest)]
)
def test_name_and_version_of_a_stage_are_part_of_the_key(runner, other):
    both = runner()
    assert both.run(DOUBLE, "", [1])[1] == 1
    assert both.run(other, "", [1])[1] == 1


def test_the_key_of_a_result_leads_to_its_blobs(runner):
    made = runner()
    kept, _ = made.run(DOUBLE, "", [5, 6])
    keys = [one.key for one in kept]
    assert keys == [made.key(DOUBLE, "", task) for task in (5, 6)]
    assert made.cache.blobs("first", keys) == dict(zip(keys, [b"first 5", b"first 6"], strict=True))
    assert made.cache.blobs("second", keys[1:]) == {keys[1]: b"second 6"}


def test_only_what_is_made_is_fetched(runner):
    fetched = []

    def fetch(task: int) -> int:
        fetched.append(task)
        return 10 * task

    runner().run(DOUBLE, "", [1, 3])
    kept, _ = runner().run(DOUBLE, "", [1, 2, 3, 4], fetch)
    assert fetched == [2, 4]
    assert values(kept) == [2, 40, 6, 80]


def test_nothing_to_do_is_no_trouble(runner):
    assert runner().run(DOUBLE, "", []) == ([], 0)


def test_a_failing_task_fails_the_run(runner):
    with pytest.raises(ValueError, match="task 1"):
        runner().run(Stage("fail", 1, pool_tasks.fail, digest), "", [1])


def test_what_was_made_before_a_failure_is_kept(runner):
    def fetch(task: int) -> int:
        if task == 400:
            raise OSError("no such file")
        return task

    with pytest.raises(OSError, match="no such file"):
        runner().run(DOUBLE, "", range(500), fetch)
    _, made = runner().run(DOUBLE, "", range(500))
    assert made < 500


def test_results_of_several_processes_are_kept_in_order(runner):
    stage = Stage("keep", 1, pool_tasks.keep, digest)
    kept, made = runner(2).run(stage, 0, range(3 * SERIAL_BELOW))
    assert (values(kept), made) == (list(range(3 * SERIAL_BELOW)), 3 * SERIAL_BELOW)
    kept, made = runner(2).run(stage, 0, range(3 * SERIAL_BELOW))
    assert (values(kept), made) == (list(range(3 * SERIAL_BELOW)), 0)


# Steps


def test_a_step_tells_what_it_cost(runner):
    timed = runner()
    with timed.step("doubling") as made:
        made.append(timed.run(DOUBLE, "", [1, 2])[1])
        made.append(timed.run(DOUBLE, "", [3])[1])
    (step,) = timed.steps
    assert (step.name, step.made) == ("doubling", 3)
    assert step.wall > 0
    assert step.own > 0
    assert step.tasks > 0


def test_a_step_that_fails_is_told_too(runner):
    timed = runner()
    with pytest.raises(ValueError, match="no"), timed.step("failing"):
        raise ValueError("no")
    assert [step.name for step in timed.steps] == ["failing"]
