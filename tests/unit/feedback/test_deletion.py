"""What was deleted is in no file, or it is said where it still is."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kbgen.collect import writer as writers
from kbgen.collect.writer import Writer
from kbgen.feedback import Arrival, Deletion, EventStore, engine, open_store

WORD = "floccinaucinihilipilification"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch) -> None:
    monkeypatch.setattr(engine, "BUSY", 0.2)


@pytest.fixture
def store(tmp_path, event) -> Iterator[EventStore]:
    """A store with a text that is to be deleted, and others."""
    with open_store("sqlite:///feedback.db", tmp_path) as opened:
        secret = event(type="comment", value=None, comment=f"{WORD} 🙂", device="secret")
        opened.add([Arrival(event=secret, received=1)])
        others = [event(type="comment", value=None, comment="x" * 900) for _ in range(50)]
        opened.add(Arrival(event=one, received=1000) for one in others)
        yield opened


def files_with_it(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.iterdir() if WORD.encode() in f.read_bytes())


@pytest.fixture
def reader(tmp_path) -> Iterator[sqlite3.Connection]:
    """Read the store as it is now, as a report does that takes long."""
    with closing(sqlite3.connect(tmp_path / "feedback.db", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM events").fetchone()
        yield connection


@pytest.mark.parametrize("delete", [lambda s: s.forget("secret"), lambda s: s.purge(2)])
def test_without_a_reader_it_is_gone(store, tmp_path, delete):
    assert files_with_it(tmp_path)
    assert delete(store) == Deletion(1)
    assert files_with_it(tmp_path) == []


@pytest.mark.parametrize("delete", [lambda s: s.forget("secret"), lambda s: s.purge(2)])
def test_while_it_is_read_it_is_said_where_it_is(store, tmp_path, reader, delete):
    done = delete(store)
    assert (done.count, done.is_final) == (1, False)
    assert "feedback.db-wal" in done.remains
    assert "feedback.db-wal" in files_with_it(tmp_path)
    reader.rollback()
    assert delete(store) == Deletion(0)
    assert files_with_it(tmp_path) == []


def test_a_reader_that_ends_in_time_is_waited_for(store, tmp_path, reader, monkeypatch):
    monkeypatch.setattr(engine, "BUSY", 15)
    ready = threading.Event()
    with open_store("sqlite:///feedback.db", tmp_path) as patient:

        def forget() -> None:
            ready.set()
            assert patient.forget("secret").is_final

        thread = threading.Thread(target=forget)
        thread.start()
        ready.wait(10)
        assert thread.is_alive()
        reader.rollback()
        thread.join()
    assert files_with_it(tmp_path) == []


def test_a_collector_clears_what_was_left(store, tmp_path, reader, event, monkeypatch):
    monkeypatch.setattr(writers, "TIDY", 0.02)
    assert not store.forget("secret").is_final
    writer = Writer(store)
    writer._put(writers._Waiting([Arrival(event=event(), received=5)])).result()  # noqa: SLF001  # without a loop
    assert files_with_it(tmp_path)
    reader.rollback()
    deadline = threading.Event()
    for _ in range(500):
        if not files_with_it(tmp_path):
            break
        deadline.wait(0.02)
    assert files_with_it(tmp_path) == []
    writer.close()


def test_postgresql_keeps_it_until_it_is_vacuumed(postgres, event):
    with postgres.database() as url, open_store(url, Path()) as store:
        store.add([event(device="secret")])
        done = store.forget("secret")
        assert (done.count, done.is_final) == (1, True)
        assert "VACUUM FULL events" in done.remains
        assert store.forget("secret") == Deletion(0)
