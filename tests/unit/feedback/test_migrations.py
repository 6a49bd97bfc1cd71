import contextlib
import sqlite3
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert, inspect, text

from kbgen.errors import KbgenError
from kbgen.feedback import migrations, open_store
from kbgen.feedback.migrations import MIGRATIONS
from kbgen.feedback.schema import versions


def test_a_store_that_lacks_the_column_of_a_newer_field_gets_it(store_url, tmp_path, event):
    with open_store(store_url, tmp_path) as store:
        store.add([event(device="a")])
        with store.engine.begin() as connection:
            connection.execute(text("ALTER TABLE events DROP COLUMN elapsed_ms"))
    with open_store(store_url, tmp_path) as store:
        store.add([event(device="b", elapsed_ms=7)])
        assert sorted((row.device, row.elapsed_ms) for row in store.stream()) == [
            ("a", None),
            ("b", 7),
        ]


def test_a_store_of_an_earlier_version_takes_a_newer_type_of_event(store_url, tmp_path, event):
    old = {"type": "read_to_end", "value": None}
    with open_store(store_url, tmp_path) as store:
        store.add([event(**old)])
        with store.engine.begin() as connection:
            connection.execute(text("ALTER TABLE events DROP COLUMN via"))
    with open_store(store_url, tmp_path) as store:
        store.add([event(type="deflected", value=None, device=None, reason="left")])
        rows = sorted((row.type, row.reason) for row in store.stream())
    assert rows == [("deflected", "left"), ("read_to_end", None)]


def test_a_migration_that_fails_changes_nothing(store_url, tmp_path, event, monkeypatch):
    with open_store(store_url, tmp_path) as store:
        store.add([event()])
    before = migrations.MIGRATIONS

    def broken(connection):
        connection.execute(text("DELETE FROM events"))
        raise ValueError("never")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*before, broken))
    with pytest.raises(ValueError, match="never"):
        open_store(store_url, tmp_path)
    monkeypatch.setattr(migrations, "MIGRATIONS", before)
    with open_store(store_url, tmp_path) as store:
        assert len(list(store.stream())) == 1


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
    with pytest.raises(KbgenError, match="The store has version"):
        open_store(store_url, tmp_path)


def test_a_database_that_cannot_hold_all_scripts_is_refused(postgres, tmp_path):
    latin = "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    with postgres.database(latin) as url, pytest.raises(KbgenError, match="encoding is LATIN1"):
        open_store(url, tmp_path)


#: Stores as earlier versions wrote them, by the day of their schema; the newest is today's.
STORES = sorted((Path(__file__).parent / "stores").glob("*.sql"))


def fill(url: str, folder: Path, file: Path) -> None:
    """Make a store of the statements in a file."""
    script = file.read_text("utf-8")
    if url.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(folder / "feedback.db")) as connection:
            connection.executescript(script)
    else:
        with psycopg.connect(url) as connection:
            connection.execute(script)


def shape(url: str, folder: Path) -> dict[str, Any]:
    """Return the columns, keys and indexes of each table, in any order."""
    with open_store(url, folder) as store:
        look = inspect(store.engine)
        return {
            table: (
                {c["name"]: (str(c["type"]), c["nullable"]) for c in look.get_columns(table)},
                look.get_pk_constraint(table)["constrained_columns"],
                {one["name"]: one["column_names"] for one in look.get_indexes(table)},
            )
            for table in look.get_table_names()
        }


@pytest.mark.parametrize("file", STORES, ids=lambda file: file.stem)
def test_a_store_of_an_earlier_version_keeps_its_rows_and_takes_new_ones(
    store_url, tmp_path, event, file
):
    fill(store_url, tmp_path, file)

    with open_store(store_url, tmp_path) as store:
        rows = list(store.stream())
        days = store.view_days("ga4", "2026-01-01", "2027-01-01")
        store.add([event(id="00000000-0000-4000-8000-000000000009", device="d2")])
        votes = store.votes()

    assert [row.type for row in rows] == [
        *("vote", "vote", "comment", "search", "result_click", "csat", "read_to_end"),
    ]
    assert rows[2].comment == "Wo steht’s? — “ここ”; it's\nunclear"
    assert (rows[3].query, rows[3].results, rows[6].elapsed_ms) == ("größe 42", 0, 31000)
    assert days == ["2026-11-27"]
    assert votes == [("shipping/costs", "de", 0, 1), ("shipping/costs", "en", 1, 0)]


@pytest.mark.parametrize("file", STORES, ids=lambda file: file.stem)
def test_a_store_of_an_earlier_version_gets_the_shape_of_a_new_one(
    store_url, tmp_path, file, request
):
    fill(store_url, tmp_path, file)
    with contextlib.ExitStack() as stack:
        new = f"sqlite:///{tmp_path}/new.db"
        if store_url.startswith("postgresql"):
            new = stack.enter_context(request.getfixturevalue("postgres").database())

        assert shape(store_url, tmp_path) == shape(new, tmp_path)


def test_the_newest_of_the_stores_has_the_schema_of_today(tmp_path):
    """Where this fails, the schema has changed: add a file with a store of today."""
    with contextlib.closing(sqlite3.connect(tmp_path / "kept.db")) as connection:
        connection.executescript(STORES[-1].read_text("utf-8"))
    with open_store(f"sqlite:///{tmp_path}/new.db", tmp_path):
        pass

    assert tables_of(tmp_path / "kept.db") == tables_of(tmp_path / "new.db")


def tables_of(file: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        statements = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return sorted(" ".join(sql.split()) for (sql,) in statements)
