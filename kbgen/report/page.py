"""The report as one self-contained HTML file."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kbgen import templates
from kbgen.report.kinds import Kind, Trend, percent
from kbgen.report.report import Report
from kbgen.report.tables import Column, Table, Values
from kbgen.report.wilson import Share
from kbgen.report.work import Urls
from kbgen.themes import BUILT_IN, Theme, ThemeFiles

_ROOM = Path(__file__).parent
#: Rows of a table; the other formats have all of them.
_ROWS = 100
_LEVELS = 9
_UNKNOWN = "events about articles or locales the site does not have, not counted elsewhere"


class Cell(NamedTuple):
    """A cell as the template draws it."""

    kind: Kind
    text: str
    sort: str
    """Sort key of the cell; empty: its text."""
    url: str = ""
    share: Share | None = None
    trend: Trend = ()
    level: int = 0
    """Of a heat map: 0 to 9."""


class View(NamedTuple):
    """A table as the page shows it."""

    table: Table
    heads: tuple[tuple[str, Kind], ...]
    """Title and kind of each column."""
    rows: tuple[tuple[Cell, ...], ...]
    more: int
    """Rows that are not shown."""
    columns: tuple[tuple[str, Share | None], ...]
    """Of the chart: label and share of each row."""


class Tile(NamedTuple):
    label: str
    value: str
    note: str = ""


@lru_cache(maxsize=1)
def _files() -> ThemeFiles:
    return Theme(("report",), (_ROOM,)).read()


def style_sheet() -> str:
    """Return the style sheet of the pages, in the colours of the built-in theme."""
    tokens = (BUILT_IN / "static/css/10-tokens.css").read_text("utf-8")
    return tokens + (_ROOM / "static/report.css").read_text("utf-8")


def script() -> str:
    """Return the script that sorts tables."""
    return (_ROOM / "static/report.js").read_text("utf-8")


def icon() -> str:
    """Return the icon of the pages."""
    return (BUILT_IN / "static/icon.svg").read_text("utf-8")


def report_page(report: Report, work: Table | None, urls: Urls) -> str:
    """Return the page. urls: of the published articles."""
    tables = [work, *report.tables] if work else report.tables
    return _render(
        "report.html",
        title=f"{report.site}: what readers say",
        period=_period(report),
        tiles=_tiles(report),
        views=[view(table, urls) for table in tables if table.rows],
    )


def work_page(site: str, work: Table, urls: Urls, static: str) -> str:
    """Return the work list alone.

    static: where style and script are, for pages that may hold none themselves.
    """
    return _render(
        "work.html",
        title=f"{site}: work list",
        static=static,
        views=[view(work, urls, len(work.rows))],
    )


def _render(template: str, **context: object) -> str:
    defaults = {"static": "", "css": style_sheet(), "script": script(), "percent": percent}
    return templates.render(_files(), template, defaults | context)


def view(table: Table, urls: Urls, most: int = _ROWS) -> View:
    """Prepare a table for the page."""
    highest = max((x for row in table.rows for x in row if isinstance(x, int)), default=0)
    return View(
        table,
        tuple((c.title, c.kind) for c in table.columns if c.kind.is_in_page),
        tuple(_cells(table.columns, row, urls, highest) for row in table.rows[:most]),
        max(0, len(table.rows) - most),
        tuple(map(_column, table.rows)) if table.chart else (),
    )


def _column(row: Values) -> tuple[str, Share | None]:
    day, share = row[0], row[-1]
    label = f"{day.day}/{day.month}" if isinstance(day, dt.date) else str(day)
    return label, share if isinstance(share, Share) else None


def _cells(columns: Sequence[Column], row: Values, urls: Urls, highest: int) -> tuple[Cell, ...]:
    named = {column.key: value for column, value in zip(columns, row, strict=True)}
    cells = []
    for column, value in zip(columns, row, strict=True):
        kind = column.kind
        if not kind.is_in_page:
            continue
        text, url, level = kind.text(value), "", 0
        if kind.cell == "article":
            url = urls.get((str(value), str(named.get("locale"))), "")
            text = text or "–"
        elif kind.cell == "heat" and isinstance(value, int) and highest:
            level = round(_LEVELS * value / highest)
        share = value if isinstance(value, Share) else None
        trend = value if kind.cell == "trend" and isinstance(value, tuple) else ()
        sort = str(share.value) if share else str(value) if isinstance(value, int | float) else ""
        cells.append(Cell(kind, text, sort, url, share, trend, level))
    return tuple(cells)


def _period(report: Report) -> str:
    begin = f"from {report.first} " if report.first else "everything up "
    languages = f", {', '.join(report.locales)} only" if report.locales else ""
    return f"{begin}to {report.last}{languages}"


def _tiles(report: Report) -> list[Tile]:
    t = report.totals
    share, empty = t.helpful, t.without_result
    rate = t.contacts_per_hundred
    return [
        Tile(
            "Helpful",
            percent(share.value) if share else "–",
            f"{t.votes:,} votes"
            + (f", {100 * share.low:.0f}–{percent(share.high)}" if share else ""),
        ),
        Tile(
            "Searches",
            f"{t.searches:,}",
            f"{100 * empty.value:.1f}% without a result" if empty else "",
        ),
        Tile(
            "Contact clicks", f"{t.contact_clicks:,}", f"{rate:.1f} per 100 readers" if rate else ""
        ),
        Tile("Readers", f"{t.readers:,}", report.readers.partition(" (")[0]),
        Tile("Comments", f"{t.comments:,}"),
        Tile("Repeat visits", f"{t.repeat_visits:,}"),
        Tile("Set aside", f"{t.suspicious:,}", "suspicious events, not counted elsewhere"),
        *([Tile("Unknown", f"{t.unknown:,}", _UNKNOWN)] if t.unknown else []),
    ]
