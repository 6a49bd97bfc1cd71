import threading

import pytest
from sqlalchemy import insert, text

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
