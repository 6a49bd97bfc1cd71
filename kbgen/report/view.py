"""Tables as the pages draw them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kbgen.report.kinds import Kind, Titled, Trend, Value
from kbgen.report.people import for_people
from kbgen.report.tables import Column, Table, Values
from kbgen.report.wilson import Share
from kbgen.report.words import Titles
from kbgen.report.work import Urls

_LEVELS = 9
#: Tables of fewer rows need no filter.
_FILTERED = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What pages call articles, and where their links lead."""

    titles: Titles = field(default_factory=dict)
    urls: Urls = field(default_factory=dict)
    """The published pages."""
    paths: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The files, in the project."""
    pages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The pages with the figures of an article; empty: there are none."""
    static: str = ""
    """Where style and script are; empty: in the page itself."""
    preview: str = ""
    """Where a page of the preview sends decisions; empty: the page cannot take any."""
    root: str = ""
    """The project's folder on this machine, for paths to copy; empty: unknown to the readers."""

    def of(self, key: tuple[str, str]) -> str:
        """Return the best address for an article's title."""
        return self.pages.get(key) or self.urls.get(key, "")


class Cell(NamedTuple):
    kind: Kind
    text: str
    sort: str
    """Sort key of the cell; empty: its text."""
    url: str = ""
    tag: str = ""
    """Of the language of the text; empty: unknown."""
    share: Share | None = None
    trend: Trend = ()
    level: int = 0
    """Of a heat map: 0 to 9."""


class Row(NamedTuple):
    cells: tuple[Cell, ...]
    locale: str


class View(NamedTuple):
    table: Table
    heads: tuple[tuple[str, Kind], ...]
    """Title and kind of each column."""
    rows: tuple[Row, ...]
    more: int
    """Rows that are not shown."""
    columns: tuple[tuple[str, Share | None], ...]
    """Of the chart: label and share of each row."""
    is_filtered: bool


def view(table: Table, places: Places, most: int) -> View:
    """Prepare a table for a page. most: rows to show."""
    shown = for_people(table, places.titles)
    highest = max((x for row in shown.rows for x in row if isinstance(x, int)), default=0)
    return View(
        shown,
        tuple((c.title, c.kind) for c in shown.columns if c.kind.is_in_page),
        tuple(_row(shown.columns, row, places, highest) for row in shown.rows[:most]),
        max(0, len(shown.rows) - most),
        tuple(map(_column, table.rows)) if table.chart else (),
        min(most, len(shown.rows)) >= _FILTERED and shown.columns[-1].kind.cell != "heat",
    )


def _column(row: Values) -> tuple[str, Share | None]:
    day, share = row[0], row[-1]
    label = f"{day.day}/{day.month}" if isinstance(day, dt.date) else str(day)
    return label, share if isinstance(share, Share) else None


def _row(columns: Sequence[Column], row: Values, places: Places, highest: int) -> Row:
    named = {column.key: value for column, value in zip(columns, row, strict=True)}
    tag = str(named.get("locale") or "")
    cells = (
        _cell(column.kind, value, (tag, highest), places)
        for column, value in zip(columns, row, strict=True)
        if column.kind.is_in_page
    )
    return Row(tuple(cells), tag)


def _cell(kind: Kind, value: Value, scale: tuple[str, int], places: Places) -> Cell:
    tag, highest = scale
    text = kind.text(value) or "–"
    share = value if isinstance(value, Share) else None
    sort = str(share.value) if share else str(value) if isinstance(value, int | float) else ""
    if isinstance(value, Titled):
        return Cell(kind, text, sort, places.of((value.id, tag)), tag)
    if kind.cell == "heat" and isinstance(value, int) and highest:
        return Cell(kind, text, sort, level=round(_LEVELS * value / highest))
    trend = value if kind.cell == "trend" and isinstance(value, tuple) else ()
    return Cell(kind, text, sort, share=share, trend=trend)  # type: ignore[arg-type]  # shares
