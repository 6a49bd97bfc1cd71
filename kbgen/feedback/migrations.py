"""Brings a store to the schema of now, once, whoever comes first."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from kbgen.errors import KbgenError
from kbgen.feedback.engine import writing
from kbgen.feedback.former import adopt_former, set_former_aside
from kbgen.feedback.schema import events, versions, views

#: Any number, the same for all who migrate.
_LOCK = 7_364_001


def _first(connection: Connection) -> None:
    former = set_former_aside(connection)
    events.create(connection)
    views.create(connection)
    if former:
        adopt_former(connection)


#: In order, for ever: a store has made the first so many of them.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first,)


def migrate(engine: Engine) -> None:
    """Make the migrations that are missing, all or none.

    Raises KbgenError for a store of a newer kbgen, and for a database that cannot hold all scripts.
    """
    with engine.connect() as connection:
        if _version(connection) == len(MIGRATIONS):
            return
    with writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            _check_encoding(connection)
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        versions.create(connection, checkfirst=True)
        done = _version(connection)  # another process may have been quicker
        if done > len(MIGRATIONS):
            message = f"The store is of version {done}; this kbgen knows {len(MIGRATIONS)}"
            raise KbgenError(message, "Run: pip install --upgrade kbgen")
        for number, step in enumerate(MIGRATIONS[done:], done + 1):
            step(connection)
            connection.execute(insert(versions), {"version": number})


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(versions.name):
        return 0
    return max(connection.scalars(select(versions.c.version)), default=0)


def _check_encoding(connection: Connection) -> None:
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        message = f"The database's encoding is {encoding}: it cannot hold comments in all scripts"
        raise KbgenError(message, "Make one with: createdb --encoding=UTF8 --template=template0")
