"""Reads what an export holds: JSON of any shape, and values that may be missing or wrong."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kbgen import files
from kbgen.importing.model import Problem
from kbgen.model.locale import Locale
from kbgen.urls import split_url

Record = dict[str, Any]
_JSON = frozenset({".json", ".jsonl", ".ndjson"})

#: Bytes of one file of an export: a page of an API has a hundred articles.
LARGEST = 500_000_000
#: Views or votes of an article; more is not a count.
MOST = 10**9
_COUNT = re.compile(r"[0-9]{1,10}|[0-9]{1,3}(?:,[0-9]{3}){1,3}")


def read_json(file: Path, folder: Path, problems: list[Problem]) -> Iterator[Any]:
    """Yield what a file holds: one value, or one for each line. Problems are added to the list."""
    shown = file.relative_to(folder.parent).as_posix()
    try:
        text = files.read_text(file, inside=folder, most=LARGEST)
    except OSError as error:
        hint = getattr(error, "hint", "")
        problems.append(Problem(shown, f"The file cannot be read: {error.strerror or error}", hint))
        return
    yield from parse_json(text, shown, problems)


def parse_json(text: str, shown: str, problems: list[Problem]) -> Iterator[Any]:
    """Yield what a text holds: one value, or one for each line."""
    try:
        yield json.loads(text)
    except (ValueError, RecursionError) as error:
        values: list[Any] = []
        try:  # one value on each line, as `jq -c` and exports to .ndjson have them
            values = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            line = getattr(error, "lineno", 1)
            reason = getattr(error, "msg", "it is nested too deep")
            hint = "Download it again: it may have been cut off."
            problems.append(Problem(f"{shown}:{line}", f"The JSON does not parse: {reason}", hint))
        yield from values


def text_of(record: dict[str, Any], *names: str) -> str:
    """Return the first of some keys that holds text, or a number as text."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def number_of(record: dict[str, Any], name: str) -> int | None:
    value = record.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def count_of(value: Any) -> int | None:
    """Return a count, with or without commas (`1,204`); None for anything else."""
    if isinstance(value, str) and _COUNT.fullmatch(value.strip()):
        value = int(value.replace(",", ""))
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and 0 <= value <= MOST else None


def day_of(*values: Any) -> dt.date | None:
    """Return the first value that is a date or a time, as a day; numbers are seconds since 1970."""
    for value in values:
        try:
            if isinstance(value, int | float) and not isinstance(value, bool):
                return dt.datetime.fromtimestamp(value, dt.UTC).date()
            if isinstance(value, dt.date):
                return value if not isinstance(value, dt.datetime) else value.date()
            if isinstance(value, str) and value.strip():
                return dt.date.fromisoformat(value.strip()[:10])
        except (ValueError, OverflowError, OSError):
            continue
    return None


def locale_of(tag: str, place: str, problems: list[Problem]) -> Locale | None:
    """Return a locale; one that is not known is reported once."""
    try:
        return Locale.parse(tag.strip())
    except ValueError as error:
        problem = Problem(
            place, f"{error}; its texts were not imported", "Rename it in the export."
        )
        if problem not in problems:
            problems.append(problem)
        return None


def read_records(
    source: Path, is_record: Callable[[Record], bool], problems: list[Problem]
) -> Iterator[tuple[Record, str]]:
    """Yield the records that a file or a folder of JSON holds, each with its place.

    Answers of an API wrap them in lists and pages, which are looked through.
    """
    is_folder = source.is_dir()
    folder = source if is_folder else source.parent
    files_of = (file for file in sorted(source.rglob("*")) if file.suffix.lower() in _JSON)
    for file in files_of if is_folder else (source,):
        place = file.relative_to(folder.parent).as_posix()
        for value in read_json(file, folder, problems):
            yield from ((record, place) for record in records_in(value, is_record))


def records_in(value: Any, is_record: Callable[[Record], bool]) -> Iterator[Record]:
    """Yield the records in a value, in their order, whatever they are wrapped in."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if is_record(one):
                yield one
                continue
            waiting += reversed(one.values())
        elif isinstance(one, list):
            waiting += reversed(one)


def host_of(address: str) -> str:
    """Return scheme and host of an address; empty if it has none."""
    parts = split_url(address)
    is_web = parts and parts.scheme in {"http", "https"} and parts.netloc
    return f"{parts.scheme}://{parts.netloc}" if parts and is_web else ""


def path_of(address: str) -> str:
    """Return the path of an address, without a slash at its end."""
    parts = split_url(address)
    path = unquote(parts.path).strip("/") if parts else ""
    return f"/{path}" if path else ""
