"""What a column holds, and how each format writes it. A new kind is one `Kind` here."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from kbgen.report.wilson import Share

#: A share of each week; None for weeks without answers.
Trend = tuple[float | None, ...]
Value = str | int | float | bool | dt.date | Share | Trend | None


def percent(value: float) -> str:
    return f"{100 * value:.0f}%"


def _text(value: Value) -> str:
    if value is None:
        return "–"
    if isinstance(value, Share):
        return f"{percent(value.value)} ({100 * value.low:.0f}–{percent(value.high)})"
    if isinstance(value, tuple):
        return " ".join("·" if x is None else f"{100 * x:.0f}" for x in value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _points(value: Value) -> str:
    return f"{100 * value:+.0f} points" if isinstance(value, float) else _text(value)


def _plain(value: Value) -> tuple[object, ...]:
    if isinstance(value, tuple):
        return ([None if x is None else round(x, 4) for x in value],)
    if isinstance(value, float):
        return (round(value, 4),)
    return (value.isoformat() if isinstance(value, dt.date) else value,)


def _bounds(value: Value) -> tuple[object, ...]:
    return tuple(round(x, 4) for x in value) if isinstance(value, Share) else (None, None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    name: str
    text: Callable[[Value], str] = _text
    """Write a cell for people."""
    plain: Callable[[Value], tuple[object, ...]] = _plain
    """Return a cell as values of JSON and CSV: one for each suffix."""
    suffixes: tuple[str, ...] = ("",)
    """Of the column's key in JSON and CSV."""
    cell: str = "text"
    """How the page draws it: `text`, `article` (a link), `number`, `share`, `trend`, `heat`."""
    is_right: bool = False
    """Align it to the right on a terminal."""
    is_in_terminal: bool = True
    is_in_page: bool = True

    @property
    def sorts_down(self) -> bool:
        """The page sorts it from the largest."""
        return self.cell in {"number", "share"}


_ALL = (
    Kind(name="text"),
    Kind(name="long"),
    Kind(name="date"),
    Kind(name="flag"),
    Kind(name="article", cell="article"),
    # The article leads there already; the other formats need the address.
    Kind(name="link", is_in_terminal=False, is_in_page=False),
    Kind(name="count", cell="number", is_right=True),
    Kind(name="rate", cell="number", is_right=True),
    Kind(name="points", cell="number", is_right=True, text=_points),
    Kind(
        name="share",
        cell="share",
        is_right=True,
        plain=_bounds,
        suffixes=("", "_low", "_high"),
    ),
    Kind(name="trend", cell="trend", is_in_terminal=False),  # figures without the chart say little
    Kind(name="heat", cell="heat", is_right=True),
)
KINDS = {kind.name: kind for kind in _ALL}
