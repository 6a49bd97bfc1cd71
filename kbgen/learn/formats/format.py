"""What a format is: one object in the file that reads it."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


class Pair(NamedTuple):
    """A query, and what it led to."""

    line: int
    query: str
    article: str
    """Id, title or address of the article."""
    times: int = 1
    locale: str = ""
    """Tag; empty: that of the address, else the usual one."""


class Problem(NamedTuple):
    """A line that cannot be read."""

    line: int
    message: str


Read = Callable[[str], Iterator[Pair | Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    name: str
    """As in `--format`."""
    read: Read
    """Yield what the lines of a text say; lines about other things are passed over."""
    recognises: Callable[[str, frozenset[str]], bool]
    """Tell by the beginning of the text, and the columns of its header in lower case."""
    is_decided: bool = False
    """Whether somebody decided about each line, so that one is enough."""


def columns_of(text: str) -> frozenset[str]:
    """Return the names in the header, in lower case; none where it is JSON."""
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    header = next(lines, "")
    if header.lstrip()[:1] in {"{", "["}:
        return frozenset()
    try:
        return frozenset(name.strip().lower() for name in next(csv.reader([header]), []))
    except csv.Error:
        return frozenset()


def rows(text: str) -> Iterator[tuple[int, Mapping[str, str] | Problem]]:
    """Yield (line, lower-case column → cell) of CSV; remarks before the header begin with `#`."""
    reader = csv.reader(io.StringIO(text, newline=""))
    header: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, Problem(reader.line_num, f"not valid CSV: {error}")
            continue
        if not any(cells) or (header is None and cells[0].startswith("#")):
            continue
        if header is None:
            header = [cell.strip().lower() for cell in cells]
        elif len(cells) > len(header):
            yield reader.line_num, Problem(reader.line_num, "more cells than the header")
        else:
            row = zip(header, (cell.strip() for cell in cells), strict=False)
            yield reader.line_num, dict(row)


def objects(text: str) -> Iterator[tuple[int, Mapping[str, Any] | Problem]]:
    """Yield (line, object) of JSON lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            yield number, Problem(number, "not valid JSON")
            continue
        yield number, data if isinstance(data, dict) else Problem(number, "not a JSON object")


def first_of(row: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first non-empty value of the names."""
    return next((str(row[name]).strip() for name in names if row.get(name)), "")


def times_of(row: Mapping[str, Any], names: Iterable[str]) -> int | None:
    """Return how often; 1 where no column says it; None for what is not a number."""
    # Unlike elsewhere, 0 says something: nobody did.
    said = (row[name] for name in names if row.get(name, "") not in (None, ""))
    text = str(next(said, "")).strip().replace(",", "")
    if not text:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def pair_of(
    line: int, query: str, article: str, times: int | None, locale: str = ""
) -> Pair | Problem:
    """Return a line's pair, or why it has none."""
    # An export may have cut an emoji in two.
    query, article, locale = (
        text.encode("utf-8", "replace").decode() for text in (query, article, locale)
    )
    missing = [name for name, value in (("query", query), ("article", article)) if not value]
    if missing:
        return Problem(line, f"{' and '.join(missing)} missing")
    if times is None:
        return Problem(line, "expected a number of times")
    return Pair(line, query, article, times, locale)
