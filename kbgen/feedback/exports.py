"""Export events: one object for each, with the names of the wire format."""

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from sqlalchemy import Row

from kbgen.cells import tame
from kbgen.feedback.events import FIELDS

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
#: Columns of an export, in order.
COLUMNS = (*FIELDS, "suspicious")


def event_object(row: Row[Any]) -> dict[str, Any]:
    """Return an event with the fields that apply; `suspicious` is a list, empty for most."""
    event = {name: value for name in COLUMNS if (value := getattr(row, name)) is not None}
    at = _EPOCH + dt.timedelta(milliseconds=row.at)
    event["at"] = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if row.value is not None and row.value.isdigit():
        event["value"] = int(row.value)
    event["suspicious"] = row.suspicious.split(",") if row.suspicious else []
    return event


def ndjson_lines(rows: Iterable[Row[Any]]) -> Iterator[str]:
    """Yield a line of JSON for each event."""
    for row in rows:
        yield json.dumps(event_object(row), ensure_ascii=False) + "\n"


def csv_lines(rows: Iterable[Row[Any]]) -> Iterator[str]:
    """Yield a header and a record for each event; no spreadsheet runs a formula in it."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        event = event_object(row) | {"suspicious": row.suspicious}
        writer.writerow(tame(event.get(name)) for name in COLUMNS)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()  # the header, where there are no events


#: Name of a format → its writer.
EXPORTS = {"ndjson": ndjson_lines, "csv": csv_lines}
