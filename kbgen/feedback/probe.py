"""Find out whether a store accepts events, by writing one and rolling back."""

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, insert, text

from kbgen.feedback.arrival import now
from kbgen.feedback.schema import events

#: Seconds to wait for another writer.
_BUSY = 1
#: As large as the largest request: where it does not fit, the disk is full.
_TEXT = "x" * 256_000
_ROW = {"type": "comment", "at": 0, "locale": "en", "comment": _TEXT}


def probe_sqlite(file: Path) -> None:
    """Write to the file and roll back. Raises sqlite3.Error."""
    with closing(sqlite3.connect(file, timeout=_BUSY, isolation_level=None)) as connection:
        # With so few pages in memory, the file is written before the transaction ends.
        connection.execute("PRAGMA cache_size=5")
        connection.execute("BEGIN IMMEDIATE")
        row = {**_ROW, "id": str(uuid.uuid4()), "received": now()}
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT INTO events ({names}) VALUES ({marks})", row)  # noqa: S608  # our names
        connection.execute("ROLLBACK")


def probe_postgresql(engine: Engine) -> None:
    """Write to the server and roll back. Raises SQLAlchemyError."""
    with engine.connect() as connection:
        for limit in ("lock_timeout", "statement_timeout"):
            connection.execute(text(f"SET LOCAL {limit} = '{_BUSY}s'"))
        row = {**_ROW, "id": str(uuid.uuid4()), "received": now()}
        connection.execute(insert(events), row)
        connection.rollback()
