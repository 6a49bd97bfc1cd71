import json
import sqlite3
import threading
import uuid
from contextlib import closing

import pytest
from sqlalchemy import insert

from kbgen.errors import KbgenError
from kbgen.feedback import open_store
from kbgen.feedback.migrations import MIGRATIONS
from kbgen.feedback.schema import versions

#: The table of kbgen 0.1.
FORMER = """
CREATE TABLE events (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, at TEXT NOT NULL, locale TEXT NOT NULL, article_id TEXT,
  market TEXT, revision TEXT, value, device TEXT, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_article ON events (type, article_id, locale);
"""


@pytest.fixture
def former(tmp_path):
    """Write a store of kbgen 0.1 with events as it dumped them."""

    def write(events: list[dict]) -> None:
        with closing(sqlite3.connect(tmp_path / "a.db")) as connection, connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(FORMER)
            connection.executemany(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(one[name] for name in ("id", "type", "at", "locale")),
                        *(one.get(name) for name in ("article_id", "market", "revision")),
                        *(one.get(name) for name in ("value", "device")),
                        json.dumps(one),
                    )
                    for one in events
                ],
            )

    return write


def test_a_store_of_the_former_format_loses_nothing(former, tmp_path, vote):
    comment = vote(
        type="comment", value=None, comment="Thanks 🙂", at="2026-11-22T10:00:00.123000Z", page="/"
    )
    score = vote(type="nps", value=9, rank=1, results=2, elapsed_ms=3, reason="r", query="q")
    former([comment, score])
    with open_store("sqlite:///a.db", tmp_path) as store:
        rows = {row.id: row._asdict() for row in store.stream()}
        assert store.add([]) == 0
    for sent, at in ((comment, 1_795_341_600_123), (score, 1_795_341_600_000)):
        row = rows[sent["id"]]
        assert (row["at"], row["received"], row["suspicious"]) == (at, at, None)
        for name in sent.keys() - {"at", "value"}:
            assert row[name] == sent[name]
    assert (rows[comment["id"]]["value"], rows[score["id"]]["value"]) == (None, "9")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert {"events", "views", "versions"} <= names
    assert not {name for name in names if "former" in name or "by_article" in name}


def test_many_former_events_are_all_there(former, tmp_path, vote):
    former([vote(device=str(number)) for number in range(2345)])
    with open_store("sqlite:///a.db", tmp_path) as store:
        assert store.votes() == [("shipping/costs", "en", 2345, 0)]


def test_a_former_event_that_comes_again_is_known(former, tmp_path, vote, event):
    number = str(uuid.uuid4())
    former([vote(id=number)])
    with open_store("sqlite:///a.db", tmp_path) as store:
        assert store.add([event(id=number)]) == 0


def test_a_migration_that_fails_changes_nothing(former, tmp_path, vote):
    broken = vote()
    former([vote(), {**broken, "at": "never"}])
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(ValueError, match="never"):
        open_store("sqlite:///a.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert (
            connection.execute("SELECT count(*), max(length(data)) FROM events").fetchone()[0] == 2
        )
    assert (tmp_path / "a.db").read_bytes() == before


def test_migrations_are_made_once_however_many_come_at_once(store_url, tmp_path, event):
    errors = []

    def open_it(device: str) -> None:
        try:
            with open_store(store_url, tmp_path) as store:
                store.add([event(device=device)])
        except KbgenError as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it, args=(str(n),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_store(store_url, tmp_path) as store:
        assert sum(yes for _, _, yes, _ in store.votes()) == 6
        with store.engine.connect() as connection:
            done = connection.scalars(versions.select()).all()
    assert done == list(range(1, len(MIGRATIONS) + 1))


def test_a_store_of_a_newer_kbgen_is_left_alone(store_url, tmp_path):
    with open_store(store_url, tmp_path) as store, store.engine.begin() as connection:
        connection.execute(insert(versions), {"version": len(MIGRATIONS) + 1})
    with pytest.raises(KbgenError, match="The store is of version"):
        open_store(store_url, tmp_path)


def test_a_database_that_cannot_hold_all_scripts_is_refused(postgres, tmp_path):
    latin = "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    with postgres.database(latin) as url, pytest.raises(KbgenError, match="encoding is LATIN1"):
        open_store(url, tmp_path)
