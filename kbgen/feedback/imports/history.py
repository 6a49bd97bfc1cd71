"""What a former help centre counted: `history.csv`, as `kbgen import` writes it."""

from collections.abc import Iterable, Iterator, Mapping

from kbgen.cells import untame
from kbgen.feedback.imports.importer import Importer
from kbgen.feedback.imports.items import History, Item, Problem
from kbgen.feedback.imports.tables import day_of, read_table, whole_number
from kbgen.model.locale import Locale

_COUNTS = ("views", "yes", "neutral", "no")
_COLUMNS = frozenset({"source", "article_id", *_COUNTS})


def read_history(lines: Iterable[str]) -> Iterator[Item]:
    """Yield what was counted of each article."""
    for number, row in read_table(lines):
        yield row if isinstance(row, Problem) else _item(number, row)


def _item(number: int, row: Mapping[str, str]) -> Item:
    tag = row.get("locale", "")
    try:
        locale = Locale.parse(tag).tag if tag else ""
    except ValueError as error:
        return Problem(number, str(error))
    source, article_id = row.get("source", ""), untame(row.get("article_id", ""))
    day = day_of(row.get("day", ""))
    written = [row.get(name, "") for name in _COUNTS]
    counts = [whole_number(cell) if cell else None for cell in written]
    if not source or not article_id or not day:
        return Problem(number, "expected source, day (2026-11-28) and article_id")
    if any(cell and count is None for cell, count in zip(written, counts, strict=True)):
        return Problem(number, "expected whole numbers of views and votes")
    return History(source[:20], day, locale, article_id[:500], *counts)


HISTORY = Importer(
    name="history",
    read=lambda lines, _base: read_history(lines),
    recognises=lambda beginning: beginning.columns >= _COLUMNS,
)
