"""Events in an SQLite file. What `add` has returned for is on disk."""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from kbgen.errors import KbgenError
from kbgen.feedback.events import Event

_SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  locale TEXT NOT NULL,
  article_id TEXT,
  market TEXT,
  revision TEXT,
  value,
  device TEXT,
  data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_by_article ON events (type, article_id, locale);
"""
#: A device's last vote on a revision counts; votes without a device count one by one.
_VOTES = """
SELECT article_id, locale, sum(value = 'yes'), sum(value = 'no') FROM (
  SELECT article_id, locale, value, row_number() OVER (
    PARTITION BY article_id, locale, revision, coalesce(device, id) ORDER BY at DESC, id DESC
  ) AS latest FROM events WHERE type = 'vote'
) WHERE latest = 1 GROUP BY article_id, locale ORDER BY article_id, locale
"""


class EventStore:
    """One file; safe to use from several threads and processes."""

    def __init__(self, file: Path) -> None:
        self._lock = threading.Lock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(file, timeout=30, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.executescript(_SCHEMA)
        except (sqlite3.Error, OSError) as error:
            hint = "Look at [feedback] store in kbgen.toml."
            raise KbgenError(f"Votes cannot be kept in {file}: {error}", hint) from error

    def add(self, events: Iterable[Event]) -> None:
        """Store events; one that is there already is left as it is. Raises sqlite3.Error."""
        rows = [
            (
                str(event.id),
                event.type,
                event.at.isoformat(timespec="milliseconds"),
                event.locale,
                event.article_id,
                event.market,
                event.revision,
                event.value,
                event.device,
                event.model_dump_json(exclude_none=True),
            )
            for event in events
        ]
        with self._lock, self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )

    def votes(self) -> list[tuple[str, str, int, int]]:
        """Return (article id, locale, yes, no), sorted."""
        with self._lock:
            return self._connection.execute(_VOTES).fetchall()

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
