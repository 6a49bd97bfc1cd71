"""What a column holds, and how each format writes it. A new kind is one `Kind` here."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from kbgen.model.locale import Locale
from kbgen.report.wilson import Share
from kbgen.report.words import word_for

#: A share of each week; None for weeks without answers.
Trend = tuple[float | None, ...]


class Query(str):
    """A query, in a column that otherwise holds ids of articles."""

    __slots__ = ()


class Titled(str):
    """The title of an article, in place of its id."""

    __slots__ = ("id",)
    id: str

    def __new__(cls, title: str, article_id: str) -> Self:
        """Make the title of an article."""
        made = super().__new__(cls, title)
        made.id = article_id
        return made


#: Several short texts.
Texts = tuple[str, ...]
Value = str | int | float | bool | dt.date | Share | Trend | Texts | None


def percent(value: float) -> str:
    return f"{100 * value:.0f}%"


def counted(count: int, one: str, many: str = "") -> str:
    """Return "1 vote", "2 votes"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


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
        return ([x if x is None or isinstance(x, str) else round(x, 4) for x in value],)
    if isinstance(value, float):
        return (round(value, 4),)
    return (value.isoformat() if isinstance(value, dt.date) else value,)


def _bounds(value: Value) -> tuple[object, ...]:
    return tuple(round(x, 4) for x in value) if isinstance(value, Share) else (None, None, None)


def _lines(value: Value) -> str:
    return "\n".join(map(str, value)) if isinstance(value, tuple) else _text(value)


def _list(value: Value) -> tuple[object, ...]:
    return ([*value] if isinstance(value, tuple) else [],)


def _locale(value: Value) -> str:
    if value is None:
        return "–"
    try:
        return Locale.parse(str(value)).name
    except ValueError:  # anyone can send anything
        return _text(value)


def _code(value: Value) -> str:
    return word_for(str(value)) if value else "–"


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
    Kind(name="list", text=_lines, plain=_list),
    Kind(name="code", text=_code),
    Kind(name="locale", text=_locale),
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
