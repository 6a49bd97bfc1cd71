"""An acknowledged event is stored exactly once, whatever dies when."""

import sqlite3
import time
from contextlib import closing

import pytest

from kbgen.feedback import open_store
from tests.collecting import Load, collecting
from tests.disk import small_disk
from tests.factories import vote

#: `make bench` kills more often.
KILLS = 2


def test_a_kill_loses_nothing_that_was_acknowledged(start, stored):
    acknowledged, sent = set(), set()
    for _ in range(KILLS):
        collector = start()
        with Load(collector.port) as load:
            load.wait_for(200)
            collector.kill()
        acknowledged.update(load.acknowledged)
        sent |= load.sent
    there = stored().keys()
    assert acknowledged <= there
    assert there <= sent


def test_a_stop_finishes_what_was_received(start, stored):
    collector = start()
    with Load(collector.port) as load:
        load.wait_for(200)
        assert collector.stop() == 0
    assert load.refused == 0
    assert set(load.acknowledged) <= stored().keys()
    assert "Traceback" not in collector.log.read_text()


def test_several_collectors_share_a_store(start, stored):
    collectors = [start(), start()]
    with Load(collectors[0].port) as one, Load(collectors[1].port) as other:
        one.wait_for(500)
        other.wait_for(500)
    assert (one.refused, other.refused) == (0, 0)
    assert stored().keys() == set(one.acknowledged) | set(other.acknowledged)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_while_postgresql_is_down_nothing_is_acknowledged(postgres, tmp_path, mode):
    with postgres.database() as url, collecting(tmp_path, url) as collector:
        before, meanwhile = vote(), vote()
        assert collector.send(before).status == 202
        postgres.stop(mode)
        try:
            answer = collector.send(meanwhile)
            assert (answer.status, answer.headers["retry-after"]) == (503, "30")
            assert "accepted" not in answer.json
            assert collector.request("GET", "/healthz").status == 503
        finally:
            postgres.start()
        for _ in range(2):
            assert collector.send(before, meanwhile).status == 202
        assert collector.request("GET", "/healthz").status == 200
        with open_store(url, tmp_path) as store:
            assert sorted(row.id for row in store.stream()) == sorted(
                [before["id"], meanwhile["id"]]
            )
        problem = next(line for line in collector.lines() if line.get("problem"))
        assert problem["level"] == "warning"
        assert "Traceback" not in collector.log.read_text()


def test_postgresql_may_die_under_load(postgres, tmp_path):
    with postgres.database() as url, collecting(tmp_path, url) as collector:
        with Load(collector.port) as load:
            load.wait_for(200)
            postgres.stop("immediate")
            time.sleep(0.3)
            postgres.start()
            load.wait_for(len(load.acknowledged) + 200)
        assert load.refused
        with open_store(url, tmp_path) as store:
            rows = [row.id for row in store.stream()]
        assert len(rows) == len(set(rows))
        assert set(load.acknowledged) <= set(rows) <= load.sent


def test_postgresql_may_come_up_later(postgres, tmp_path):
    with postgres.database() as url:
        postgres.stop()
        try:
            with collecting(tmp_path, url) as collector:
                assert collector.send(vote()).status == 503
                postgres.start()
                assert collector.send(vote()).status == 202
        finally:
            if not postgres.is_running:
                postgres.start()


def test_while_the_disk_is_full_nothing_is_acknowledged(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        store = f"sqlite:///{disk.folder}/feedback.db"
        with collecting(tmp_path, store, prefix=disk.prefix) as collector:
            comment = {"type": "comment", "value": None, "comment": "x" * 1000}
            first = vote()
            assert collector.send(first).status == 202
            disk.fill()
            acknowledged, refused = [first], []
            for _ in range(20):  # some room is left in the files that are there
                batch = [vote(**comment) for _ in range(50)]
                answer = collector.send(*batch)
                if answer.status == 202:
                    acknowledged += batch
                else:
                    assert (answer.status, answer.headers["retry-after"]) == (503, "30")
                    refused += batch
            assert refused
            assert ids_in(disk) == {event["id"] for event in acknowledged}
            disk.empty()
            for at in range(0, len(refused), 50):
                assert collector.send(*refused[at : at + 50]).status == 202
            assert ids_in(disk) == {event["id"] for event in [*acknowledged, *refused]}
        assert "Traceback" not in collector.log.read_text()


def ids_in(disk) -> set[str]:
    with closing(sqlite3.connect(disk.seen / "feedback.db")) as connection:
        found = [number for (number,) in connection.execute("SELECT id FROM events")]
    assert len(found) == len(set(found))
    return set(found)


def test_a_store_that_is_busy_for_a_moment_is_waited_for(tmp_path):
    with collecting(tmp_path, f"sqlite:///{tmp_path}/feedback.db") as collector:
        with closing(sqlite3.connect(tmp_path / "feedback.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with Load(collector.port, senders=2) as load:
                time.sleep(0.5)
                assert load.acknowledged == []
                other.execute("COMMIT")
                load.wait_for(20)
        assert load.refused == 0
