"""Logs of past queries."""

import json
from collections import Counter
from pathlib import Path

from kbgen import files
from kbgen.errors import KbgenError

#: Bytes: a few million queries.
LARGEST = 100_000_000


def read_queries(file: Path) -> Counter[tuple[str, str]]:
    """Return (locale, query) → count; the locale is empty if the log does not name it.

    A line is a query, or a locale, a tab and a query, or a JSON object with `query` and perhaps
    `locale`, as exported feedback has them. Raises KbgenError for a file that cannot be read.
    """
    try:
        lines = files.read_text(file, most=LARGEST).split("\n")
    except OSError as error:
        raise files.unusable(str(file), error) from error
    counts: Counter[tuple[str, str]] = Counter()
    for number, line in enumerate(lines, 1):
        locale, _, query = line.rpartition("\t")
        if line.lstrip().startswith("{"):
            try:
                event = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise KbgenError(f"{file}:{number}: not JSON: {error}") from error
            locale, query = (_text(event.get(key)) for key in ("locale", "query"))
        # A browser may have cut an emoji in two.
        query = query.encode("utf-8", "replace").decode()
        if query.strip():
            counts[locale.strip(), query.strip()] += 1
    return counts


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
