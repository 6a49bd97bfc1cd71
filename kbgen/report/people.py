"""Tables as people read them: titles instead of ids, and nothing that may be chance."""

from dataclasses import replace

from kbgen.report.kinds import Query, Titled, Value
from kbgen.report.tables import Column, Table, Values
from kbgen.report.words import Titles, title_of


def for_people(table: Table, titles: Titles) -> Table:
    """Return a table with titles, without empty rows of a chart, and with certain changes only."""
    rows = [row for row in table.rows if not table.chart or row[-1] is not None]
    keys = [column.key for column in table.columns]
    note = table.note
    columns = table.columns
    if "certain" in keys:
        at = keys.index("certain")
        rows = [(*row[:at], *row[at + 1 :]) for row in rows if row[at]]
        columns = (*columns[:at], *columns[at + 1 :])
        note = _chance(len(rows), table.chance)
    return replace(
        table,
        columns=columns,
        rows=tuple(_titled(columns, row, titles) for row in rows),
        note=note,
    )


def _chance(certain: int, chance: int) -> str:
    if not chance:
        return ""
    differences = "1 difference is" if chance == 1 else f"{chance:,} differences are"
    return f"{'' if certain else 'Nothing certain. '}{differences} within chance and not listed."


def _titled(columns: tuple[Column, ...], row: Values, titles: Titles) -> Values:
    tags = [value for column, value in zip(columns, row, strict=True) if column.key == "locale"]
    tag = str(tags[0] or "") if tags else ""
    return tuple(
        _title(value, tag, titles) if column.kind.cell == "article" else value
        for column, value in zip(columns, row, strict=True)
    )


def _title(value: Value, tag: str, titles: Titles) -> Value:
    if isinstance(value, Query | Titled) or not isinstance(value, str) or not value:
        return value
    return Titled(title_of(value, tag, titles), value)
