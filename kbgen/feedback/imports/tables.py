"""CSV with a header, line by line, whatever its columns are called."""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from kbgen.feedback.imports.items import Problem

#: More than any help centre has in a day.
_MOST = 10**9
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d\d)?")


def read_table(
    lines: Iterable[str], *, is_report: bool = False
) -> Iterator[tuple[int, dict[str, str] | Problem]]:
    """Yield (line number, lower-case column → cell), or the problem of a line.

    is_report: the file may hold several tables, each with its header after lines with `#`, and
    remarks after the last column.
    """
    reader = csv.reader(lines)
    header: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, Problem(reader.line_num, f"not valid CSV: {error}")
            continue
        if not any(cells):
            continue
        if is_report and cells[0].startswith("#"):
            header = None
        elif header is None:
            header = [cell.strip().lower() for cell in cells]
        elif len(cells) > len(header) and not is_report:
            yield reader.line_num, Problem(reader.line_num, "more cells than the header")
        else:
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
            yield reader.line_num, row


def first_of(row: Mapping[str, str], names: Iterable[str]) -> str:
    """Return the first non-empty cell of the named columns."""
    return next((row[name] for name in names if row.get(name)), "")


def whole_number(text: str) -> int | None:
    """Return a number up to 10^9, with or without commas; else None."""
    digits = text.replace(",", "").lstrip("0") or text[:1]
    # Longer ones are slow to read, and Python refuses the longest.
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(_MOST))):
        return None
    return number if (number := int(digits)) <= _MOST else None


def day_of(text: str) -> str:
    """Return 2026-11-28 for that, for 20261128 and for 2026112815; else an empty text."""
    compact = _COMPACT.fullmatch(text)
    day = "-".join(compact.groups()) if compact else text[:10]
    try:
        return dt.date.fromisoformat(day).isoformat() if len(day) == 10 else ""
    except ValueError:
        return ""
