"""What every report is made of: a table that each format can write."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.report.wilson import Share

#: A share of each week; None where nobody answered.
Trend = tuple[float | None, ...]
Value = str | int | float | bool | dt.date | Share | Trend | None
Values = tuple[Value, ...]


class Column(NamedTuple):
    key: str
    """In JSON and CSV."""
    title: str
    kind: str = "text"
    """How a cell is shown: `text`, `long` (text), `article`, `count`, `rate`, `share`, `points`,
    `trend`, `date`, `flag`, `heat`, `link`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    name: str
    title: str
    about: str
    """What the figures are, in a sentence or two."""
    columns: tuple[Column, ...]
    rows: tuple[Values, ...]
    """In the order of the columns; what matters most comes first."""
    chart: str = ""
    """`columns`: the share of each row, drawn above the table."""

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.columns) for row in self.rows)  # noqa: S101  # ours

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of `plain` values."""
        return tuple(key for column in self.columns for key in _keys(column))

    def plain(self) -> Iterator[dict[str, object]]:
        """Yield each row as what JSON knows."""
        for row in self.rows:
            yield {
                key: value
                for column, cell in zip(self.columns, row, strict=True)
                for key, value in zip(_keys(column), _plain(column, cell), strict=True)
            }


def _keys(column: Column) -> tuple[str, ...]:
    key = column.key
    return (key, f"{key}_low", f"{key}_high") if column.kind == "share" else (key,)


def _plain(column: Column, cell: Value) -> tuple[object, ...]:
    if column.kind == "share":
        return tuple(round(x, 4) for x in cell) if isinstance(cell, Share) else (None, None, None)
    if isinstance(cell, tuple):
        return ([None if x is None else round(x, 4) for x in cell],)
    if isinstance(cell, float):
        return (round(cell, 4),)
    return (cell.isoformat() if isinstance(cell, dt.date) else cell,)
