"""Results of earlier builds, in one SQLite file. Losing it costs time only.

A result has a value, which every build reads, and blobs (an article's body and its texts, a segment
of the index), which are only read by the stage that needs them: no build has them all in memory.
"""

import marshal
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from kbgen.build.listing import code_version
from kbgen.digest import digest
from kbgen.errors import KbgenError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS results
    (key TEXT PRIMARY KEY, value BLOB, first BLOB, second BLOB);
CREATE TABLE IF NOT EXISTS builds
    (output TEXT PRIMARY KEY, version TEXT, key TEXT,
     result BLOB, files BLOB, state BLOB, used BLOB);
"""
#: What is wrong then is not the file.
_OUTSIDE = tuple(
    f"SQLITE_{name}" for name in ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "PERM")
)
#: How many keys fit into one question.
_BATCH = 500
_DIGEST = 32


class Result(NamedTuple):
    """What a stage made of a task."""

    value: Any
    first: bytes = b""
    second: bytes = b""


class Build(NamedTuple):
    """The last build into a folder."""

    key: str
    """Of all that it read."""
    result: Any
    files: Mapping[str, tuple[Any, ...]]
    """What is known of each file."""


class Damaged(Exception):  # noqa: N818  # what happened, and no error: the build begins anew
    """Something that was there is gone, or is not what was written."""


class Cache:
    """Results by key, and what each output folder has. Nothing is believed without its digest."""

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
        self._connection = sqlite3.connect(self._file, timeout=30, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        # A lost power supply may damage the file, which the digests notice; a killed build cannot.
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.executescript(_SCHEMA)
        self._connection.execute("SELECT count(*) FROM builds").fetchone()

    @contextmanager
    def _guarded(self, *, writes: bool = False) -> Iterator[None]:
        """Begin anew when the file is damaged; say what is wrong when it is not the file.

        Raises Damaged where that loses what is written now.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname.startswith(_OUTSIDE):
                hint = "Does another build run? Is the disk full? Deleting .kbgen costs time only."
                raise KbgenError(f"{self._file} cannot be used: {error}", hint) from error
            self.begin_anew()
            if writes:
                raise Damaged from error

    def begin_anew(self) -> None:
        """Forget everything, with a notice."""
        self.notice = f"{self._file.name} is damaged and begins anew, which takes longer"
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        self._open()

    def load(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return the values there are, by key."""
        found: dict[str, Any] = {}
        for key, sealed in self._select("value", keys):
            data = _unseal(sealed)
            if data is not None:
                found[key] = pickle.loads(data)  # noqa: S301  # our own file
        return found

    def blobs(self, name: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the `first` or the `second` blobs. Raises Damaged when one is not there."""
        wanted = set(keys)
        found = {key: _unseal(sealed) for key, sealed in self._select(name, wanted)}
        whole = {key: data for key, data in found.items() if data is not None}
        if len(whole) < len(wanted):
            raise Damaged
        return whole

    def _select(self, column: str, keys: Iterable[str]) -> Iterator[tuple[str, object]]:
        wanted = list(keys)
        for at in range(0, len(wanted), _BATCH):
            some = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            rows: list[tuple[str, object]] = []
            with self._guarded():
                rows = self._database.execute(
                    f"SELECT key, {column} FROM results WHERE key IN ({marks})",  # noqa: S608  # a column of ours and question marks
                    some,
                ).fetchall()
            yield from rows

    def save(self, results: Iterable[tuple[str, Result]]) -> None:
        rows = [
            (key, _seal(pickle.dumps(result.value, 5)), _seal(result.first), _seal(result.second))
            for key, result in results
        ]
        with self._guarded(writes=True), self._database as database:
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)

    def last_build(self, output: str) -> Build | None:
        """Return what the last build into a folder was."""
        row = self._build(output, "key, result, files")
        if row is None:
            return None
        result, files = _unseal(row[1]), _unseal(row[2])
        if result is None or files is None:
            return None
        return Build(row[0], pickle.loads(result), marshal.loads(files))  # noqa: S301, S302  # our own file

    def state(self, output: str) -> Any:
        """Return what else the last build into a folder kept, or None."""
        row = self._build(output, "state")
        data = _unseal(row[0]) if row else None
        return pickle.loads(data) if data is not None else None  # noqa: S301  # our own file

    def _build(self, output: str, columns: str) -> tuple[Any, ...] | None:
        found: list[tuple[Any, ...]] = []
        with self._guarded():
            found = self._database.execute(
                f"SELECT {columns} FROM builds WHERE output = ? AND version = ?",  # noqa: S608  # columns of ours
                (output, code_version()),
            ).fetchall()
        return found[0] if found else None

    def save_build(self, output: str, build: Build, state: object, used: set[str]) -> None:
        """Keep what a build made, and forget the results that no build asks for any more."""
        # marshal: 30,000 small tuples in a fifth of the time.
        files = marshal.dumps({path: tuple(record) for path, record in build.files.items()})
        result, kept = pickle.dumps(build.result, 5), pickle.dumps(state, 5)
        values = map(_seal, (result, files, kept))
        keys = _seal("\n".join(sorted(used)).encode())
        with self._guarded(writes=True), self._database as database:
            # What another version of kbgen kept may not even be readable.
            database.execute("DELETE FROM builds WHERE version != ?", (code_version(),))
            outputs = [other for (other,) in database.execute("SELECT output FROM builds")]
            database.executemany(
                "DELETE FROM builds WHERE output = ?",
                [(other,) for other in outputs if not Path(other).is_dir()],
            )
            database.execute(
                "INSERT OR REPLACE INTO builds VALUES (?, ?, ?, ?, ?, ?, ?)",
                (output, code_version(), build.key, *values, keys),
            )
            needed: set[str] = set()
            for (listed,) in database.execute("SELECT used FROM builds"):
                needed |= {*(_unseal(listed) or b"").decode().split("\n")}
            there = {key for (key,) in database.execute("SELECT key FROM results")}
            database.executemany(
                "DELETE FROM results WHERE key = ?", [(key,) for key in there - needed]
            )

    def save_key(self, output: str, key: str) -> None:
        """Give the last build into a folder another key, which stands for the same."""
        with self._guarded(writes=True), self._database as database:
            database.execute("UPDATE builds SET key = ? WHERE output = ?", (key, output))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _seal(data: bytes) -> bytes:
    return digest(data).encode() + data


def _unseal(sealed: object) -> bytes | None:
    """Return the data, or None where the digest does not fit."""
    if not isinstance(sealed, bytes) or digest(sealed[_DIGEST:]).encode() != sealed[:_DIGEST]:
        return None
    return sealed[_DIGEST:]
