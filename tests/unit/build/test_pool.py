"""Tasks in several processes: their order, how many are under way, and what survives a kill."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pool_tasks
import pytest

from kbgen.build.pool import AHEAD, CHUNK, SERIAL_BELOW, Pool, run_chunk
from kbgen.errors import KbgenError

pytestmark = pytest.mark.slow

MANY = 4 * SERIAL_BELOW


@pytest.fixture
def pool():
    """Make a pool; its processes end with the test."""
    pools = []

    def make(jobs: int = 2, **more) -> Pool:
        pools.append(Pool(jobs, **more))
        return pools[-1]

    yield make
    for made in pools:
        made.close()


def kill_processes() -> None:
    """Kill the processes of all pools, and wait until they are gone."""
    children = multiprocessing.active_children()
    assert children
    for child in children:
        os.kill(child.pid, signal.SIGKILL)
    for child in children:
        child.join()
    time.sleep(0.2)  # for the pool to notice, as it does while a build renders


# Order


def test_results_come_in_order_from_several_processes(pool):
    done = list(pool().map(pool_tasks.where, 0.0005, range(MANY)))
    assert [task for task, _ in done] == list(range(MANY))
    processes = {process for _, process in done}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_tasks_of_one_chunk_stay_together(pool):
    done = list(pool().map(pool_tasks.where, 0.0005, range(MANY)))
    for first in range(0, MANY, CHUNK):
        assert len({process for _, process in done[first : first + CHUNK]}) == 1


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK + 1, SERIAL_BELOW, SERIAL_BELOW + 1, MANY])
def test_every_number_of_tasks_has_as_many_results(pool, jobs, count):
    tasks = range(count)
    assert list(pool(jobs).map(max, 7, tasks)) == [max(7, task) for task in tasks]


def test_one_pool_serves_several_runs_at_a_time(pool):
    both = pool()
    low = both.map(min, 100, range(MANY))
    high = both.map(max, 100, range(MANY))
    assert [next(low), next(high)] == [0, 100]
    assert list(high) == [max(100, task) for task in range(1, MANY)]
    assert list(low) == [min(100, task) for task in range(1, MANY)]


# Where


def test_few_tasks_run_in_this_process(pool):
    done = list(pool(4).map(pool_tasks.where, 0, range(SERIAL_BELOW - 1)))
    assert {process for _, process in done} == {os.getpid()}


def test_with_one_job_all_tasks_run_in_this_process(pool):
    done = list(pool(1).map(pool_tasks.where, 0, range(MANY)))
    assert {process for _, process in done} == {os.getpid()}


def test_few_heavy_tasks_run_in_other_processes(pool):
    done = list(pool().map(pool_tasks.where, 0, range(4), lambda _: SERIAL_BELOW))
    assert os.getpid() not in {process for _, process in done}


def test_one_heavy_task_alone_runs_here_unless_it_has_to_step_aside(pool):
    ((_, process),) = pool().map(pool_tasks.where, 0, [1], lambda _: SERIAL_BELOW)
    assert process == os.getpid()
    ((_, process),) = pool(aside=True).map(pool_tasks.where, 0, [1], lambda _: SERIAL_BELOW)
    assert process != os.getpid()


# How many at once


def most_ahead(pool: Pool, count: int) -> int:
    """Return by how many the tasks that were taken were ahead of the results."""
    taken = 0

    def tasks():
        nonlocal taken
        for task in range(count):
            taken += 1
            yield task

    most = 0
    for given, _ in enumerate(pool.map(max, 0, tasks()), start=1):
        most = max(most, taken - given)
    assert taken == count
    return most


def test_tasks_are_taken_as_they_are_needed(pool):
    assert most_ahead(pool(2), 10_000) <= SERIAL_BELOW + (2 * AHEAD + 1) * CHUNK


def test_in_one_process_tasks_are_taken_a_chunk_at_a_time(pool):
    assert most_ahead(pool(1), 10_000) <= CHUNK


def test_nothing_is_taken_after_the_last_result_that_somebody_wanted(pool):
    taken = []
    results = pool(1).map(max, 0, (taken.append(task) or task for task in range(1000)))
    assert next(results) == 0
    assert len(taken) == CHUNK


# When something goes wrong


@pytest.mark.parametrize("count", [1, MANY])
def test_a_failing_task_fails_the_run(pool, count):
    with pytest.raises(ValueError, match="task 0"):
        list(pool().map(pool_tasks.fail, 0, range(count)))


def test_a_process_that_is_killed_does_not_fail_the_run(pool, tmp_path):
    marker = tmp_path / "killed"
    assert list(pool().map(pool_tasks.die_once, str(marker), range(MANY))) == list(range(MANY))
    assert marker.exists()


def test_processes_killed_between_two_results_do_not_fail_the_run(pool):
    results = pool().map(max, 0, range(MANY))
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    kill_processes()
    assert list(results) == list(range(5, MANY))


def test_processes_killed_between_two_runs_do_not_fail_the_second(pool):
    both = pool()
    assert list(both.map(max, 0, range(MANY))) == list(range(MANY))
    kill_processes()
    assert list(both.map(min, MANY, range(MANY))) == list(range(MANY))


def test_processes_killed_again_and_again_are_told(pool):
    with pytest.raises(KbgenError, match="The processes of the build were killed") as caught:
        list(pool().map(pool_tasks.die, 0, range(MANY)))
    assert "--jobs 1" in caught.value.hint


def test_a_pool_can_be_used_after_a_run_that_failed(pool):
    again = pool()
    with pytest.raises(KbgenError):
        list(again.map(pool_tasks.die, 0, range(MANY)))
    assert list(again.map(max, 0, range(MANY))) == list(range(MANY))


def test_a_closed_pool_leaves_no_process(pool):
    used = pool()
    list(used.map(max, 0, range(MANY)))
    assert multiprocessing.active_children()
    used.close()
    assert multiprocessing.active_children() == []


def test_seconds_are_those_of_all_processes(pool):
    several = pool()
    list(several.map(pool_tasks.work, 20_000, range(MANY)))
    _, seconds = run_chunk(pool_tasks.work, 20_000, list(range(MANY)))
    assert 0.3 * seconds < several.cpu < 3 * seconds


def test_the_tasks_are_where_other_processes_find_them():
    assert Path(pool_tasks.__file__).parent == Path(__file__).parent
