"""The feedback store: events in SQLite or PostgreSQL. When `add` returns, they are on disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, Row, Select, and_, bindparam, delete, func, or_, select, text
from sqlalchemy.dialects import postgresql, sqlite

from kbgen.feedback.arrival import Arrival, now
from kbgen.feedback.engine import file_of, make_engine, translate_db_errors, writing
from kbgen.feedback.events import Event
from kbgen.feedback.migrations import migrate
from kbgen.feedback.probe import probe_postgresql, probe_sqlite
from kbgen.feedback.schema import events, history, views

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
#: Rows in memory at once, however large an export is.
_AT_ONCE = 1000
_VACUUM = (
    "PostgreSQL keeps the text in its files until `VACUUM FULL events`, and in its write-ahead log "
    "and backups for as long as those are kept"
)
_READ = "another process reads the store"
#: A device's last vote on a revision counts; votes without a device count one by one.
_VOTES = """
SELECT article_id, locale, sum(CASE value WHEN 'yes' THEN 1 ELSE 0 END),
  sum(CASE value WHEN 'no' THEN 1 ELSE 0 END) FROM (
  SELECT article_id, locale, value, row_number() OVER (
    PARTITION BY article_id, locale, revision, coalesce(device, id) ORDER BY at DESC, id DESC
  ) AS latest FROM events WHERE type = 'vote' AND suspicious IS NULL
) AS ranked WHERE latest = 1 GROUP BY article_id, locale ORDER BY article_id, locale
"""


@dataclass(frozen=True, slots=True)
class Deletion:
    """The result of a deletion."""

    count: int
    remains: str = ""
    """Where deleted text still exists, and why; empty: nowhere."""
    is_final: bool = True
    """Whether kbgen can do no more about it."""


def open_store(url: str, root: Path) -> "EventStore":
    """Open a store for reading and writing; create or migrate it where needed.

    url: `sqlite:///FILE` (relative to `root`; absolute with four slashes) or `postgresql://…`.

    Raises KbgenError: StoreError when it cannot be reached, else for an unusable store.
    """
    store = EventStore(url, root)
    try:
        store.prepare()
    except BaseException:
        store.close()
        raise
    return store


class EventStore:
    """One database, for several threads and processes. All methods raise StoreError."""

    def __init__(self, url: str, root: Path, *, hurried: bool = False) -> None:
        """Open nothing yet: a server may come up later. See `prepare`, and `make_engine`."""
        self.engine: Engine = make_engine(url, root, hurried=hurried)
        """For readers."""
        self._writing = writing(self.engine)
        self._file = file_of(url, root) if self.engine.dialect.name == "sqlite" else None
        self._insert = _INSERTS[self.engine.dialect.name]

    def prepare(self) -> None:
        """Create missing folders and tables, and migrate. Raises KbgenError for a newer store."""
        with translate_db_errors(self.engine):
            if self._file:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            migrate(self.engine)

    def add(self, arriving: Iterable[Event | Arrival]) -> int:
        """Store events, all or none; leave stored ones unchanged. Return how many are new."""
        received = now()
        rows = [
            (item if isinstance(item, Arrival) else Arrival(event=item, received=received)).row()
            for item in arriving
        ]
        # Two processes that store the same events in different orders would deadlock.
        rows.sort(key=lambda row: str(row["id"]))
        statement = self._insert(events).on_conflict_do_nothing(index_elements=[events.c.id])
        return self._run(statement, rows)

    def add_views(self, rows: Iterable[dict[str, Any]]) -> int:
        """Store page views of days, replacing earlier ones of the same source.

        rows: column → value of the table `views`.
        """
        statement = self._insert(views)
        latest = statement.on_conflict_do_update(
            index_elements=list(views.primary_key.columns),
            set_={"count": statement.excluded.count},
        )
        return self._run(latest, list(rows))

    def add_history(self, rows: Iterable[dict[str, Any]]) -> None:
        """Store what former help centres counted, replacing earlier figures of the same source.

        rows: column → value of the table `history`. A figure of all languages replaces those of
        single ones, and the other way round: it counts the same votes.
        """
        rows = sorted(rows, key=lambda row: (row["source"], row["article_id"], row["locale"]))
        if not rows:
            return
        h = history.c
        same = and_(h.source == bindparam("s"), h.article_id == bindparam("a"))
        old = delete(history).where(same, or_(h.locale == "", bindparam("l") == ""))
        statement = self._insert(history)
        key = history.primary_key.columns
        latest = statement.on_conflict_do_update(
            index_elements=list(key),
            set_={c.name: statement.excluded[c.name] for c in history.c if c.name not in key},
        )
        named = [{"s": row["source"], "a": row["article_id"], "l": row["locale"]} for row in rows]
        with translate_db_errors(self.engine), self._writing.begin() as connection:
            connection.execute(old, named)
            connection.execute(latest, rows)

    def view_days(self, source: str, first: str, until: str) -> list[str]:
        """Return the days with views in a range; `until` is not part of it."""
        v = views.c
        days = select(v.day).distinct().where(v.source == source, v.day >= first, v.day < until)
        with translate_db_errors(self.engine), self.engine.connect() as connection:
            return list(connection.scalars(days.order_by(v.day)))

    def check(self) -> None:
        """Check that events can be stored. Raises StoreError."""
        self.prepare()
        with translate_db_errors(self.engine):
            probe_sqlite(self._file) if self._file else probe_postgresql(self.engine)

    def votes(self) -> list[tuple[str, str, int, int]]:
        """Return (article id, locale, yes, no), sorted, without suspicious ones."""
        with translate_db_errors(self.engine), self.engine.connect() as connection:
            return [(a, b, int(c), int(d)) for a, b, c, d in connection.execute(text(_VOTES))]

    def stream(self, device: str | None = None) -> Iterator[Row[Any]]:
        """Yield all events, or those of a device, in the order received; in constant memory."""
        rows: Select[Any] = select(events).order_by(events.c.received, events.c.id)
        if device is not None:
            rows = rows.where(events.c.device == device)
        with translate_db_errors(self.engine), self.engine.connect() as connection:
            yield from connection.execution_options(yield_per=_AT_ONCE).execute(rows)

    def count_older(self, received: int) -> int:
        """Count events received before a time, in milliseconds since 1970."""
        count = select(func.count()).where(events.c.received < received)
        with translate_db_errors(self.engine), self.engine.connect() as connection:
            return connection.scalar(count) or 0

    def purge(self, received: int) -> Deletion:
        """Delete events received before a time."""
        return self._delete(events.c.received < received)

    def forget(self, device: str) -> Deletion:
        """Delete all events of a device."""
        return self._delete(events.c.device == device)

    def _delete(self, which: Any) -> Deletion:
        count = self._run(delete(events).where(which), None)
        if self._file is None:
            return Deletion(count, _VACUUM if count else "", is_final=True)
        if self.tidy():
            return Deletion(count)
        return Deletion(count, f"the text is still in {self._file}-wal: {_READ}", is_final=False)

    def tidy(self, *, waits: bool = True) -> bool:
        """Truncate SQLite's write-ahead log, which keeps deleted texts; return whether it is empty.

        waits: for readers of earlier states, as long as for other processes.
        """
        if self._file is None:
            return True
        with translate_db_errors(self.engine), self.engine.connect() as connection:
            connection.rollback()
            raw = connection.connection
            patience = raw.execute("PRAGMA busy_timeout").fetchone()[0]
            try:
                if not waits:
                    raw.execute("PRAGMA busy_timeout=0").close()
                (is_busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                raw.execute(f"PRAGMA busy_timeout={patience}").close()
        return not is_busy

    def _run(self, statement: Any, rows: list[dict[str, Any]] | None) -> int:
        if rows == []:
            return 0
        with translate_db_errors(self.engine), self._writing.begin() as connection:
            options = {"preserve_rowcount": True}
            return int(connection.execute(statement, rows, execution_options=options).rowcount)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
