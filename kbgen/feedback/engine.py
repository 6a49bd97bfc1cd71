"""Make a database engine from the address of a store, and translate its errors."""

import importlib.util
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from kbgen.errors import KbgenError
from kbgen.feedback.errors import StoreError

SQLITE = "sqlite:///"
#: Seconds to wait for another process that writes, and for a server to connect.
BUSY, CONNECT = 15, 5
#: Seconds to wait for a lock and for a statement in the collector, whose senders can retry.
HURRY = 4
#: Milliseconds after which a silent server is given up.
SILENCE = 10_000
_UNREACHABLE = "cannot be reached"
#: Prefix of SQLite's name of an error, or PostgreSQL's code → reason.
_REASONS = {
    "SQLITE_FULL": "has no space left: the disk is full",
    "SQLITE_BUSY": "is locked by another process",
    "SQLITE_LOCKED": "is locked by another process",
    "SQLITE_READONLY": "is read-only",
    "53100": "has no space left: the disk is full",
    "55P03": "is locked by another process",
    "57014": "takes too long",
    "25006": "is read-only",
}
_WRITES, _FILE = "kbgen_writes", "kbgen_file"


def make_engine(url: str, root: Path, *, hurried: bool = False) -> Engine:
    """Return the engine of a store; nothing is opened yet.

    url: `sqlite:///FILE` (relative to `root`; absolute with four slashes) or `postgresql://…`.
    hurried: no statement takes longer than `HURRY`.

    Raises KbgenError for an unknown kind of store, or a missing driver.
    """
    if url.startswith(SQLITE) and url != SQLITE:
        return _sqlite(file_of(url, root), HURRY if hurried else BUSY)
    if url.startswith(("postgresql://", "postgresql+psycopg://")):
        return _postgresql(url, hurried=hurried)
    hint = "Name a file as sqlite:///feedback.db, or a server as postgresql://user@host/database."
    # Not the whole address, which may hold a password.
    raise KbgenError(f"Unknown kind of store: `{url.partition(':')[0]}`", hint)


def file_of(url: str, root: Path) -> Path:
    """Return the file of an SQLite store."""
    return root / url.removeprefix(SQLITE)


def store_exists(url: str, root: Path) -> bool:
    """Tell whether the store may exist; a server is not asked."""
    return not url.startswith(SQLITE) or file_of(url, root).exists()


def writing(engine: Engine) -> Engine:
    """Return the engine for write transactions, which take SQLite's lock at their beginning."""
    return engine.execution_options(**{_WRITES: True})


@contextmanager
def translate_db_errors(engine: Engine) -> Iterator[None]:
    """Raise a StoreError for any error of the database."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        place = engine.url.render_as_string(hide_password=True)
        if engine.dialect.name == "sqlite":
            place = engine.url.database or place
        message = f"Feedback cannot be stored in {place}: {_reason(error)}"
        hint = "Check [feedback] store in kbgen.toml, or --store."
        raise StoreError(message, hint, _public_reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, PoolTimeoutError):
        return "all connections are busy"
    # SQLAlchemy's own message has the statement, and a link.
    message = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    return message.splitlines()[0] if message else type(error).__name__


def _public_reason(error: Exception) -> str:
    """Return a reason that strangers may read."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = str(getattr(cause, "sqlite_errorname", "") or getattr(cause, "sqlstate", ""))
    return next(
        (reason for start, reason in _REASONS.items() if code.startswith(start)), _UNREACHABLE
    )


def _sqlite(file: Path, busy: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        connect_args={"timeout": busy},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions begin as written below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").close()
        record.info[_FILE] = _identity(file)

    @event.listens_for(engine, "checkout")
    def _check_file(_connection: object, record: Any, _proxy: object) -> None:
        # The file may have been moved or replaced: writing to the old one would lose events.
        if record.info[_FILE] != _identity(file):
            raise DisconnectionError

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that reads first and writes later could find the lock taken.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def _postgresql(url: str, *, hurried: bool) -> Engine:
    if importlib.util.find_spec("psycopg") is None:
        hint = "Run: pip install 'kbgen[postgres]'"
        raise KbgenError("The PostgreSQL driver is not installed", hint)
    try:
        parsed = make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        hint = "Write it as postgresql://user:password@host:5432/database."
        raise KbgenError("Invalid address of the PostgreSQL store", hint) from error
    engine = create_engine(
        parsed,
        connect_args={"connect_timeout": CONNECT, "tcp_user_timeout": SILENCE},
        pool_pre_ping=True,  # a server that was restarted is not an error
        pool_timeout=BUSY,
        hide_parameters=True,
    )
    if hurried:

        @event.listens_for(engine, "connect")
        def _limit(connection: Any, _record: object) -> None:
            # Not as a parameter of the connection: poolers such as PgBouncer refuse those.
            connection.execute(f"SET statement_timeout = '{HURRY}s'")
            connection.execute(f"SET lock_timeout = '{HURRY}s'")
            connection.commit()

    return engine
