"""Our own format: NDJSON and CSV as `kbgen feedback export` writes them, and CSV of views."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kbgen.cells import untame
from kbgen.feedback.imports.importer import Importer
from kbgen.feedback.imports.items import Item, Problem, View, checked
from kbgen.feedback.imports.tables import day_of, read_table, whole_number
from kbgen.model.locale import Locale


def read_ndjson(lines: Iterable[str]) -> Iterator[Item]:
    """Yield the events of a file with one JSON object a line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            is_json = not isinstance(error, json.JSONDecodeError | RecursionError)
            yield Problem(number, "a number is too long" if is_json else "not valid JSON")
            continue
        if not isinstance(data, dict):
            yield Problem(number, "not a JSON object")
            continue
        suspicious = data.pop("suspicious", None) or ()
        listed = suspicious if isinstance(suspicious, list) else str(suspicious).split(",")
        yield checked(number, data, _reasons(listed) if suspicious else ())


def read_csv(lines: Iterable[str]) -> Iterator[Item]:
    """Yield the rows of CSV: events, or views with `day`, `locale`, `article_id`, `count`."""
    for number, row in read_table(lines):
        if isinstance(row, Problem):
            yield row
        elif "type" in row:
            data: dict[str, Any] = {name: untame(cell) for name, cell in row.items() if cell}
            suspicious = data.pop("suspicious", "")
            yield checked(number, data, _reasons(suspicious.split(",")) if suspicious else ())
        else:
            yield _view(number, row)


def _reasons(listed: Iterable[object]) -> tuple[str, ...]:
    return tuple(text for reason in listed if (text := str(reason).strip()[:20]))


def _view(number: int, row: Mapping[str, str]) -> Item:
    day = row.get("day") or row.get("date", "")
    count = whole_number(row.get("count") or row.get("views", ""))
    article_id = untame(row.get("article_id", ""))
    try:
        locale = Locale.parse(row.get("locale", "")).tag
    except ValueError as error:
        return Problem(number, str(error))
    if count is None or not article_id or not day_of(day):
        return Problem(number, "expected day (2026-11-28), locale, article_id and count")
    return View(day, locale, article_id[:500], count)


NDJSON = Importer(
    name="ndjson",
    read=lambda lines, _base: read_ndjson(lines),
    recognises=lambda beginning: beginning.first.startswith("{"),
)
CSV = Importer(
    name="csv",
    read=lambda lines, _base: read_csv(lines),
    recognises=lambda beginning: (
        {"id", "type", "at"} <= beginning.columns or "article_id" in beginning.columns
    ),
)
