"""Stores of kbgen 0.1: an SQLite table of events, each a JSON text in the column `data`."""

import datetime as dt
import json
from itertools import islice

from sqlalchemy import Connection, insert, inspect, text

from kbgen.feedback.schema import events

_ASIDE = "events_former"
_AT_ONCE = 1000
_GIVEN = {column.name for column in events.columns} - {"at", "received", "value"}


def set_former_aside(connection: Connection) -> bool:
    """Rename the former table, if there is one; its index goes along."""
    tables = inspect(connection)
    if not tables.has_table(events.name):
        return False
    if "data" not in {column["name"] for column in tables.get_columns(events.name)}:
        return False
    connection.execute(text(f"ALTER TABLE {events.name} RENAME TO {_ASIDE}"))
    return True


def adopt_former(connection: Connection) -> None:
    """Copy what was set aside, then drop it."""
    rows = iter(connection.execute(text(f"SELECT data FROM {_ASIDE}")))  # noqa: S608  # our name
    while chunk := [_row(data) for (data,) in islice(rows, _AT_ONCE)]:
        connection.execute(insert(events), chunk)
    connection.execute(text(f"DROP TABLE {_ASIDE}"))


def _row(data: str) -> dict[str, object]:
    former = json.loads(data)
    at = round(dt.datetime.fromisoformat(former["at"]).timestamp() * 1000)
    value = former.get("value")
    return {
        **{name: former.get(name) for name in _GIVEN},
        "at": at,
        "received": at,  # it was not written down
        "value": None if value is None else str(value),
    }
