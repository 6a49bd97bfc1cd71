"""Results of earlier builds, in one SQLite file. Losing it costs time only."""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kbgen.digest import digest
from kbgen.errors import KbgenError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, digest TEXT, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS used (output TEXT, key TEXT, PRIMARY KEY (output, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (output TEXT PRIMARY KEY, key TEXT, digest TEXT, value BLOB);
"""
#: What is wrong then is not the file.
_OUTSIDE = tuple(
    f"SQLITE_{name}" for name in ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "PERM")
)
#: How many keys fit into one question.
_BATCH = 500


class Cache:
    """Values by key. A value whose digest does not fit is no value."""

    def __init__(self, file: Path) -> None:
        self.notice = ""
        """Set when the file was damaged and began anew."""
        self._file = file
        self._connection: sqlite3.Connection | None = None
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KbgenError(f"Cannot write to {file.parent}: {error.strerror}") from error
        with self._guarded():
            self._open()

    @property
    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            self._open()
        assert self._connection is not None  # noqa: S101  # _open has just set it
        return self._connection

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._file, timeout=30)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.executescript(_SCHEMA)
        self._connection.execute("SELECT count(*) FROM results").fetchone()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Begin anew when the file is damaged; say what is wrong when it is not the file."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname.startswith(_OUTSIDE):
                hint = "Does another build run? Is the disk full? Deleting .kbgen costs time only."
                raise KbgenError(f"{self._file} cannot be used: {error}", hint) from error
            self.notice = f"{self._file.name} is damaged and begins anew, which takes longer"
            self.close()
            for suffix in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
            self._open()

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return the values there are, by key."""
        found: dict[str, Any] = {}
        wanted = list(keys)
        with self._guarded():
            for at in range(0, len(wanted), _BATCH):
                some = wanted[at : at + _BATCH]
                marks = ",".join("?" * len(some))
                rows = self._database.execute(
                    f"SELECT key, digest, value FROM results WHERE key IN ({marks})",  # noqa: S608  # only question marks
                    some,
                )
                for key, checksum, value in rows:
                    if digest(value) == checksum:
                        found[key] = pickle.loads(value)  # noqa: S301  # our own file
        return found

    def save(self, values: Mapping[str, Any]) -> None:
        rows = [(key, pickle.dumps(value, 5)) for key, value in values.items()]
        with self._guarded(), self._database as database:
            database.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                [(key, digest(value), value) for key, value in rows],
            )

    def keep_only(self, output: str, keys: set[str]) -> None:
        """Forget the results that no build into any folder asks for any more."""
        with self._guarded(), self._database as database:
            database.execute("DELETE FROM used WHERE output = ?", (output,))
            database.executemany("INSERT INTO used VALUES (?, ?)", [(output, key) for key in keys])
            database.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")

    def last_build(self, output: str) -> tuple[str, Any] | None:
        """Return key and value of the last whole build into a folder."""
        row = None
        with self._guarded():
            row = self._database.execute(
                "SELECT key, digest, value FROM builds WHERE output = ?", (output,)
            ).fetchone()
        if row is None or digest(row[2]) != row[1]:
            return None
        return row[0], pickle.loads(row[2])  # noqa: S301  # our own file

    def save_build(self, output: str, key: str, value: object) -> None:
        data = pickle.dumps(value, 5)
        with self._guarded(), self._database as database:
            database.execute(
                "INSERT OR REPLACE INTO builds VALUES (?, ?, ?, ?)",
                (output, key, digest(data), data),
            )

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
