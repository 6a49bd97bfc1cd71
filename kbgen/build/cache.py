"""Results of earlier builds, in one SQLite file. Losing it costs time only."""

import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kbgen.digest import digest

_SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, digest TEXT, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (output TEXT PRIMARY KEY, key TEXT, digest TEXT, value BLOB);
"""
#: How many keys fit into one question.
_BATCH = 500


class Cache:
    """Values by key. A value whose digest does not fit is no value."""

    def __init__(self, file: Path) -> None:
        self.notice = ""
        """Set when the file was damaged and began anew."""
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError:
            self._begin_anew()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=30)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(_SCHEMA)
        connection.execute("SELECT count(*) FROM results").fetchone()
        return connection

    def _begin_anew(self) -> None:
        self.notice = f"{self._file.name} is damaged; it begins anew and this build takes longer"
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        self._connection = self._open()

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return the values there are, by key."""
        found: dict[str, Any] = {}
        wanted = list(keys)
        try:
            for at in range(0, len(wanted), _BATCH):
                some = wanted[at : at + _BATCH]
                marks = ",".join("?" * len(some))
                rows = self._connection.execute(
                    f"SELECT key, digest, value FROM results WHERE key IN ({marks})",  # noqa: S608  # only question marks
                    some,
                )
                for key, checksum, value in rows:
                    if digest(value) == checksum:
                        found[key] = pickle.loads(value)  # noqa: S301  # our own file
        except sqlite3.DatabaseError:
            self._begin_anew()
            return {}
        return found

    def save(self, values: Mapping[str, Any]) -> None:
        rows = [(key, pickle.dumps(value, 5)) for key, value in values.items()]
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                [(key, digest(value), value) for key, value in rows],
            )

    def keep_only(self, keys: set[str]) -> None:
        """Forget the results that no build asks for any more."""
        there = {row[0] for row in self._connection.execute("SELECT key FROM results")}
        with self._connection:
            self._connection.executemany(
                "DELETE FROM results WHERE key = ?", [(key,) for key in there - keys]
            )

    def last_build(self, output: str) -> tuple[str, Any] | None:
        """Return key and value of the last whole build into a folder."""
        row = self._connection.execute(
            "SELECT key, digest, value FROM builds WHERE output = ?", (output,)
        ).fetchone()
        if row is None or digest(row[2]) != row[1]:
            return None
        return row[0], pickle.loads(row[2])  # noqa: S301  # our own file

    def save_build(self, output: str, key: str, value: object) -> None:
        data = pickle.dumps(value, 5)
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO builds VALUES (?, ?, ?, ?)",
                (output, key, digest(data), data),
            )

    def close(self) -> None:
        self._connection.close()
