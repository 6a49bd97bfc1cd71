"""Bring a store to the current schema, once, whichever process comes first."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Connection, Engine, insert, inspect, select, text
from sqlalchemy.schema import CreateColumn

from kbgen.errors import KbgenError
from kbgen.feedback.engine import writing
from kbgen.feedback.schema import events, history, versions, views

#: Any number, the same for all processes.
_LOCK = 7_364_001


def _create_tables(connection: Connection) -> None:
    events.create(connection)
    views.create(connection)


def _create_history(connection: Connection) -> None:
    history.create(connection)


#: In order, for ever: `versions` holds how many of them a store has made. A new field of events
#: needs none: its column is added to stores that lack it.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_create_tables, _create_history)


def migrate(engine: Engine) -> None:
    """Make the missing migrations and columns, all or none.

    Raises KbgenError for a store of a newer kbgen, and for a database that cannot hold all scripts.
    """
    with engine.connect() as connection:
        if _version(connection) == len(MIGRATIONS) and not _missing_columns(connection):
            return
    with writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            _check_encoding(connection)
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        versions.create(connection, checkfirst=True)
        done = _version(connection)  # another process may have been quicker
        if done > len(MIGRATIONS):
            message = f"The store has version {done}; this kbgen supports {len(MIGRATIONS)}"
            raise KbgenError(message, "Run: pip install --upgrade kbgen")
        for number, step in enumerate(MIGRATIONS[done:], done + 1):
            step(connection)
            connection.execute(insert(versions), {"version": number})
        for column in _missing_columns(connection):
            definition = CreateColumn(column).compile(dialect=engine.dialect)
            connection.execute(text(f"ALTER TABLE {events.name} ADD COLUMN {definition}"))


def _missing_columns(connection: Connection) -> list[Column[Any]]:
    """Return the columns of events that a store of an earlier version lacks."""
    existing = {column["name"] for column in inspect(connection).get_columns(events.name)}
    return [column for column in events.columns if column.name not in existing]


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(versions.name):
        return 0
    return max(connection.scalars(select(versions.c.version)), default=0)


def _check_encoding(connection: Connection) -> None:
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        message = f"The database's encoding is {encoding}: it cannot hold comments in all scripts"
        raise KbgenError(message, "Create one with: createdb --encoding=UTF8 --template=template0")
