"""What reports consist of: tables that each format can write."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.report.kinds import KINDS, Kind, Value

Values = tuple[Value, ...]


class Column(NamedTuple):
    key: str
    """In JSON and CSV."""
    title: str
    name: str = "text"
    """Of its kind, see `KINDS`."""

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its `plain` values."""
        return tuple(self.key + suffix for suffix in self.kind.suffixes)


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
    chance: int = 0
    """Differences that may be chance, those that are not rows included."""
    note: str = ""
    """What people read below the rows, or in their place."""

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.columns) for row in self.rows)  # noqa: S101  # ours

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of `plain` values."""
        return tuple(key for column in self.columns for key in column.keys)

    def plain(self) -> Iterator[dict[str, object]]:
        """Yield each row as values of JSON."""
        for row in self.rows:
            yield {
                key: value
                for column, cell in zip(self.columns, row, strict=True)
                for key, value in zip(column.keys, column.kind.plain(cell), strict=True)
            }
