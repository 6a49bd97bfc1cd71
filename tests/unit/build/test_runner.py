import os

import pytest

from kbgen.build.cache import Cache
from kbgen.build.pool import SERIAL_BELOW, Pool
from kbgen.build.runner import Runner, Stage
from kbgen.digest import digest


def double(_shared: str, task: int) -> int:
    return 2 * task


def process(_shared: str, _task: int) -> int:
    return os.getpid()


def fail(_shared: str, task: int) -> int:
    raise ValueError(f"task {task}")


DOUBLE = Stage("double", 1, double, digest)


@pytest.fixture
def runner(tmp_path):
    """Make a runner on the same cache each time."""
    runners = []

    def make(jobs: int = 1) -> Runner:
        runners.append(Runner(Cache(tmp_path / "cache.db"), Pool(jobs)))
        return runners[-1]

    yield make
    for made in runners:
        made.close()


def test_results_come_in_the_order_of_the_tasks(runner):
    assert runner().run(DOUBLE, "", [3, 1, 2]) == [6, 2, 4]


def test_the_second_run_takes_everything_from_the_cache(runner):
    first, second = runner(), runner()
    first.run(DOUBLE, "", [1, 2])
    assert second.run(DOUBLE, "", [2, 1]) == [4, 2]
    assert (first.ran["double"], second.ran["double"]) == (2, 0)


def test_only_what_is_new_is_made(runner):
    first, second = runner(), runner()
    first.run(DOUBLE, "", [1, 2])
    assert second.run(DOUBLE, "", [1, 3, 2]) == [2, 6, 4]
    assert second.ran["double"] == 1


def test_equal_tasks_are_made_once(runner):
    made = runner()
    assert made.run(DOUBLE, "", [1, 1, 1]) == [2, 2, 2]
    assert made.ran["double"] == 1


def test_what_is_shared_is_part_of_the_key(runner):
    made = runner()
    made.run(DOUBLE, "a", [1])
    made.run(DOUBLE, "b", [1])
    assert made.ran["double"] == 2


@pytest.mark.parametrize(
    "other", [Stage("double", 2, double, digest), Stage("twice", 1, double, digest)]
)
def test_name_and_version_of_a_stage_are_part_of_the_key(runner, other):
    made = runner()
    made.run(DOUBLE, "", [1])
    made.run(other, "", [1])
    assert sum(made.ran.values()) == 2


def test_what_was_not_used_is_forgotten(runner):
    runner().run(DOUBLE, "", [1, 2])
    second = runner()
    second.run(DOUBLE, "", [1])
    second.forget_unused("site")
    third = runner()
    third.run(DOUBLE, "", [1, 2])
    assert third.ran["double"] == 1


def test_nothing_to_do_is_no_trouble(runner):
    assert runner().run(DOUBLE, "", []) == []


def test_few_tasks_run_in_this_process(runner):
    stage = Stage("process", 1, process, digest)
    assert set(runner(4).run(stage, "", range(SERIAL_BELOW - 1))) == {os.getpid()}


def test_a_failing_task_fails_the_run(runner):
    with pytest.raises(ValueError, match="task 1"):
        runner().run(Stage("fail", 1, fail, digest), "", [1])


def test_many_tasks_run_in_order_in_several_processes():
    # `len` and the like travel to other processes, functions of a test module do not.
    pool = Pool(2)
    try:
        tasks = list(range(3 * SERIAL_BELOW))
        assert list(pool.map(max, 100, tasks)) == [max(100, task) for task in tasks]
    finally:
        pool.close()
