"""`/healthz` says whether events are stored now, and a store that hangs keeps no sender waiting."""

import asyncio
import sqlite3
from contextlib import closing

import psycopg
import pytest

from kbgen.collect import CollectSettings, create_app
from kbgen.collect.health import Health
from kbgen.feedback import StoreError, engine, probe
from tests.asgi import ask, close
from tests.collecting import collecting
from tests.disk import small_disk
from tests.factories import vote


@pytest.fixture(autouse=True)
def _hurried(monkeypatch) -> None:
    monkeypatch.setattr(engine, "HURRY", 0.3)
    monkeypatch.setattr(probe, "_BUSY", 0.3)


def health(app) -> tuple[int, str]:
    answer = ask(app, method="GET", path="/healthz")
    assert answer.status == 200 or answer.headers["retry-after"] == "30"
    return answer.status, answer.json["status"]


def send(app) -> int:
    return ask(app, {"events": [vote()]}).status


def test_a_full_disk_is_unhealthy(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        store = f"sqlite:///{disk.folder}/feedback.db"
        with collecting(tmp_path, store, prefix=disk.prefix) as collector:
            assert collector.request("GET", "/healthz").status == 200
            disk.fill()
            full = {"type": "comment", "value": None, "comment": "x" * 1000}
            while collector.send(*[vote(**full) for _ in range(90)]).status == 202:
                pass
            answer = collector.request("GET", "/healthz")
            assert (answer.status, answer.json) == (
                503,
                {"status": "the store has no space left: the disk is full"},
            )
            assert str(disk.folder) not in answer.body.decode()
            disk.empty()
            assert collector.send(vote()).status == 202
            assert collector.request("GET", "/healthz").status == 200


def test_a_disk_that_has_filled_up_since_is_unhealthy_before_an_event_comes(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        store = f"sqlite:///{disk.folder}/feedback.db"
        with collecting(tmp_path, store, prefix=disk.prefix) as collector:
            disk.fill()
            assert collector.request("GET", "/healthz").status == 503


def test_a_store_that_another_process_holds_is_unhealthy(tmp_path):
    app = create_app(CollectSettings(root=tmp_path, per_day={}))
    assert health(app) == (200, "ok")
    with closing(sqlite3.connect(tmp_path / "feedback.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert send(app) == 503
        assert health(app) == (503, "the store is locked by another process")
    assert send(app) == 202
    assert health(app) == (200, "ok")
    close(app)


def test_a_standby_is_unhealthy(postgres):
    with postgres.database() as url:
        name = url.partition("@/")[2].partition("?")[0]
        close(create_app(CollectSettings(store=url)))
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        app = create_app(CollectSettings(store=url))
        assert send(app) == 503
        assert health(app) == (503, "the store is read-only")
        close(app)


@pytest.mark.parametrize("lock", ["ACCESS EXCLUSIVE", "EXCLUSIVE", "SHARE"])
def test_a_locked_table_keeps_no_sender_waiting(postgres, lock):
    with postgres.database() as url:
        app = create_app(CollectSettings(store=url))
        assert send(app) == 202
        with psycopg.connect(url) as other:
            other.execute(f"LOCK TABLE events IN {lock} MODE")
            # It ends though the lock does not: by PostgreSQL's own clock.
            assert send(app) == 503
            status, reason = health(app)
            assert status == 503
            assert reason in {"the store is locked by another process", "the store takes too long"}
        assert send(app) == 202
        close(app)


def test_nothing_of_a_check_is_stored(store_url, stored):
    app = create_app(CollectSettings(store=store_url))
    for _ in range(3):
        assert health(app) == (200, "ok")
    assert stored() == {}
    close(app)


class Store:
    def __init__(self) -> None:
        self.checks = 0
        self.problem: StoreError | None = None

    def check(self) -> None:
        self.checks += 1
        if self.problem:
            raise self.problem


class Writer:
    stored: float | None = None
    failed = 0.0


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_however_often_it_is_asked_the_store_is_asked_once_a_second():
    store, clock = Store(), Clock()
    state = Health(store, Writer(), clock)

    async def run() -> None:
        for round_ in range(1, 4):
            assert await asyncio.gather(*(state.problem() for _ in range(500))) == [None] * 500
            assert await state.problem() is None
            assert store.checks == round_
            clock.now += 1

    asyncio.run(run())


def test_what_was_stored_a_moment_ago_is_the_best_sign():
    store, clock, writer = Store(), Clock(), Writer()
    store.problem = StoreError("no")
    state = Health(store, writer, clock)
    writer.stored = clock.now
    assert asyncio.run(state.problem()) is None
    clock.now += 1
    assert asyncio.run(state.problem()) is store.problem
    store.problem, clock.now = None, clock.now + 1
    assert asyncio.run(state.problem()) is None
    # What could not be stored since then is one, too.
    store.problem, writer.failed = StoreError("no"), clock.now + 0.1
    assert asyncio.run(state.problem()) is store.problem
