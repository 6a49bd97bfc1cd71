"""Results of earlier builds, in one SQLite file. Losing it costs time only.

A result has a value, which every build reads, and blobs (an article's body, texts and outline; a
segment of the index), which are only read by who needs them: no build has them all in memory.
"""

import marshal
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from kbgen.build.listing import code_version
from kbgen.build.private import open_private
from kbgen.build.seal import Seal
from kbgen.errors import KbgenError

#: Name → definition, as SQLite keeps it.
_TABLES = {
    "results": "CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB, first BLOB, second BLOB,"
    " third BLOB)",
    "builds": "CREATE TABLE builds (output TEXT PRIMARY KEY, version TEXT, key TEXT,"
    " result BLOB, files BLOB, state BLOB, used BLOB)",
}
#: Kept in the file's header: a file written by a kbgen with other tables is replaced silently.
_FORMAT = zlib.crc32(repr(_TABLES).encode()) >> 1
#: Errors that are not the file's.
_OUTSIDE = tuple(
    f"SQLITE_{name}" for name in ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "PERM")
)
#: How many keys fit into one query.
_BATCH = 500


class Result(NamedTuple):
    """What a stage returned for a task."""

    value: Any
    first: bytes = b""
    second: bytes = b""
    third: bytes = b""


class Build(NamedTuple):
    """The last build into a folder."""

    key: str
    """Of all that it read."""
    result: Any
    files: Mapping[str, tuple[Any, ...]]
    """The record of each file."""


class CacheCorruptError(Exception):
    """A result is missing or is not what was written: the build starts from scratch."""


class Cache:
    """Results by key, and the last build of each folder. Nothing is used without its seal."""

    def __init__(self, file: Path, seal: Seal) -> None:
        self.notice = ""
        """Set when the file was damaged and has been reset."""
        self._file = file
        self.seal = seal
        self._connection: sqlite3.Connection | None = None
        open_private(file.parent)
        with self._guarded():
            self._open()

    @property
    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            self._open()
        assert self._connection is not None  # noqa: S101  # _open has just set it
        return self._connection

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._file, timeout=30, check_same_thread=False)
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, _FORMAT}:
            self._delete()
            self._connection = sqlite3.connect(self._file, timeout=30, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        # A lost power supply may damage the file, which the seals notice; a killed build cannot.
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("PRAGMA trusted_schema=OFF")
        master = "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL"
        rows = self._connection.execute(master)
        tables = {name: " ".join(sql.split()) for name, sql in rows}
        if not tables.items() <= _TABLES.items():
            # Views, triggers and computed columns would run SQL that kbgen did not write.
            raise sqlite3.DatabaseError("the tables are not those of kbgen")
        for name in _TABLES.keys() - tables.keys():
            # Another command may do the same at the same time.
            self._connection.execute(_TABLES[name].replace("TABLE", "TABLE IF NOT EXISTS", 1))
        self._connection.execute(f"PRAGMA user_version={_FORMAT}")
        self._connection.execute("SELECT count(*) FROM builds").fetchone()

    @contextmanager
    def _guarded(self, *, writes: bool = False) -> Iterator[None]:
        """Reset a damaged file; raise KbgenError for everything else that SQLite reports.

        Raises CacheCorruptError where the reset loses what is being written.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith(_OUTSIDE):
                hint = "Is another build running? Is the disk full? Deleting .kbgen is safe."
                raise KbgenError(f"{self._file} cannot be used: {error}", hint) from error
            self.reset()
            if writes:
                raise CacheCorruptError from error

    def reset(self) -> None:
        """Forget everything, with a notice."""
        self.notice = f"{self._file.name} is damaged; this build starts from scratch"
        self._delete()
        self._open()

    def _delete(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return the values of the keys that are cached, by key."""
        found: dict[str, Any] = {}
        for key, sealed in self._select("value", keys):
            data = self.seal.open(sealed, "value", key)
            if data is not None:
                found[key] = pickle.loads(data)  # noqa: S301  # our seal
        return found

    def blobs(self, name: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Return `first`, `second` or `third` blobs. Raises CacheCorruptError if one is missing."""
        needed = set(keys)
        opened = {k: self.seal.open(sealed, name, k) for k, sealed in self._select(name, needed)}
        whole = {key: data for key, data in opened.items() if data is not None}
        if len(whole) < len(needed):
            raise CacheCorruptError
        return whole

    def _select(self, column: str, keys: Iterable[str]) -> Iterator[tuple[str, object]]:
        listed = list(keys)
        for start in range(0, len(listed), _BATCH):
            batch = listed[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            rows: list[tuple[str, object]] = []
            with self._guarded():
                rows = self._database.execute(
                    f"SELECT key, {column} FROM results WHERE key IN ({marks})",  # noqa: S608  # a column of ours and question marks
                    batch,
                ).fetchall()
            yield from rows

    def save(self, results: Iterable[tuple[str, Result]]) -> None:
        close = self.seal.close
        rows = [
            (
                key,
                close(pickle.dumps(result.value, 5), "value", key),
                close(result.first, "first", key),
                close(result.second, "second", key),
                close(result.third, "third", key),
            )
            for key, result in results
        ]
        with self._guarded(writes=True), self._database as database:
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", rows)

    def last_build(self, output: str) -> Build | None:
        """Return the last build into a folder, or None."""
        row = self._build(output, "key, result, files")
        if row is None:
            return None
        key, *sealed = row
        if not isinstance(key, str):
            return None
        place = (output, code_version(), key)
        result = self.seal.open(sealed[0], "result", *place)
        files = self.seal.open(sealed[1], "files", *place)
        if result is None or files is None:
            return None
        return Build(key, pickle.loads(result), marshal.loads(files))  # noqa: S301, S302  # our seal

    def state(self, output: str) -> Any:
        """Return the state that the last build into a folder kept, or None."""
        row = self._build(output, "state")
        data = self.seal.open(row[0], "state", output, code_version()) if row else None
        return pickle.loads(data) if data is not None else None  # noqa: S301  # our seal

    def _build(self, output: str, columns: str) -> tuple[Any, ...] | None:
        found: list[tuple[Any, ...]] = []
        with self._guarded():
            found = self._database.execute(
                f"SELECT {columns} FROM builds WHERE output = ? AND version = ?",  # noqa: S608  # columns of ours
                (output, code_version()),
            ).fetchall()
        return found[0] if found else None

    def save_build(self, output: str, build: Build, state: object, used: set[str]) -> None:
        """Keep a build, and delete the results that no build uses any more."""
        # marshal: 30,000 small tuples in a fifth of the time.
        files = marshal.dumps({path: tuple(record) for path, record in build.files.items()})
        result, kept = pickle.dumps(build.result, 5), pickle.dumps(state, 5)
        close, version = self.seal.close, code_version()
        values = (
            close(result, "result", output, version, build.key),
            close(files, "files", output, version, build.key),
            close(kept, "state", output, version),
            close("\n".join(sorted(used)).encode(), "used", output),
        )
        with self._guarded(writes=True), self._database as database:
            # Rows of another version of kbgen may not even be readable.
            database.execute("DELETE FROM builds WHERE version != ?", (code_version(),))
            outputs = [other for (other,) in database.execute("SELECT output FROM builds")]
            database.executemany(
                "DELETE FROM builds WHERE output = ?",
                [(other,) for other in outputs if not Path(other).is_dir()],
            )
            database.execute(
                "INSERT OR REPLACE INTO builds VALUES (?, ?, ?, ?, ?, ?, ?)",
                (output, version, build.key, *values),
            )
            needed: set[str] = set()
            for other, listed in database.execute("SELECT output, used FROM builds"):
                keys = self.seal.open(listed, "used", other) or b""
                needed |= {*keys.decode().split("\n")}
            there = {key for (key,) in database.execute("SELECT key FROM results")}
            database.executemany(
                "DELETE FROM results WHERE key = ?", [(key,) for key in there - needed]
            )

    def save_key(self, output: str, key: str) -> None:
        """Give the last build into a folder another, equivalent key."""
        row = self._build(output, "key, result, files")
        if row is None:
            return
        version = code_version()
        opened = [
            (self.seal.open(sealed, name, output, version, row[0]), name)
            for sealed, name in zip(row[1:], ("result", "files"), strict=True)
        ]
        values = [self.seal.close(data or b"", name, output, version, key) for data, name in opened]
        with self._guarded(writes=True), self._database as database:
            database.execute(
                "UPDATE builds SET key = ?, result = ?, files = ? WHERE output = ?",
                (key, *values, output),
            )

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
