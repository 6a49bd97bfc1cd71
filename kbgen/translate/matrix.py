"""The state of all translations as a matrix: articles against locales."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from kbgen.model.locale import Locale
from kbgen.text import visible
from kbgen.translate.status import State, Status

#: Rows of the text that are shown: the others are done, or further down the order.
_MOST = 60


class Cell(NamedTuple):
    """An article in one locale."""

    state: State
    text: str
    """`stale 2/6`: sections in this state, of all."""


class Row(NamedTuple):
    """An article in all locales."""

    id: str
    title: str
    cells: tuple[Cell, ...]

    @property
    def is_done(self) -> bool:
        return all(cell.state is State.DONE for cell in self.cells)


class Total(NamedTuple):
    """A locale as a whole."""

    locale: Locale
    done: int
    """Articles."""
    all: int
    words: int
    """To translate or to review."""


class Matrix(NamedTuple):
    """Everything that `kbgen translate` shows."""

    locales: tuple[Locale, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]


def matrix(listed: Sequence[Status], locales: Sequence[Locale]) -> Matrix:
    """Arrange the statuses: a row for each article, in their order."""
    by_key = {(one.id, one.locale): one for one in listed}
    rows = []
    for article in dict.fromkeys(one.id for one in listed):
        found = [by_key.get((article, locale)) for locale in locales]
        title = next(one.title for one in found if one)
        rows.append(Row(article, title, tuple(map(_cell, found))))
    totals = tuple(_total(locale, [o for o in listed if o.locale == locale]) for locale in locales)
    return Matrix(tuple(locales), tuple(rows), totals)


def _cell(status: Status | None) -> Cell:
    if status is None:
        return Cell(State.DONE, "–")
    state = status.state
    count, all_ = status.counts[state] or len(status.removed), len(status.sections)
    is_whole = state in {State.MISSING, State.DONE} or count == all_
    return Cell(state, state.value if is_whole else f"{state.value} {count}/{all_}")


def _total(locale: Locale, listed: Sequence[Status]) -> Total:
    done = sum(one.state is State.DONE for one in listed)
    return Total(locale, done, len(listed), sum(one.words for one in listed))


def matrix_text(table: Matrix, *, everything: bool = False) -> str:
    """Return the matrix for a terminal. everything: with the articles that are done."""
    rows = [row for row in table.rows if everything or not row.is_done]
    shown = rows if everything else rows[:_MOST]
    heads = ["article", *(locale.tag for locale in table.locales)]
    lines = [heads, *([visible(row.id), *(cell.text for cell in row.cells)] for row in shown)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    made = [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    made = made if shown else []
    if len(rows) > len(shown):
        made.append(f"… and {len(rows) - len(shown)} more; -v shows all")
    made += [*([""] if made else []), *map(_total_text, table.totals)]
    return "\n".join(made) + "\n"


def _total_text(total: Total) -> str:
    words = f"{total.words:,} words to do" if total.words else "nothing to do"
    return f"{total.locale}: {total.done} of {total.all} done, {words}"


def github_text(table: Matrix) -> str:
    """Return the matrix as a table in Markdown."""
    signs = {State.MISSING: "❌", State.STALE: "⚠️", State.MACHINE: "🤖", State.DONE: "✅"}
    tags = [locale.tag for locale in table.locales]
    lines = [_row(["Article", *tags]), _row(["---"] * (len(tags) + 1))]
    for row in table.rows:
        if not row.is_done:
            cells = [f"{signs.get(cell.state, '❔')} {cell.text}" for cell in row.cells]
            lines.append(_row([f"`{row.id}`", *cells]))
    lines = lines if len(lines) > 2 else []
    return "\n".join([*lines, "", *(f"- {_total_text(total)}" for total in table.totals)]) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def as_json(listed: Iterable[Status]) -> list[dict[str, Any]]:
    """Return the statuses as `--format json` prints them."""
    return [
        {
            "article": one.id,
            "title": one.title,
            "path": one.path,
            "locale": one.locale.tag,
            "state": one.state.value,
            "words": one.words,
            "sections": list(_sections(one)),
            "removed": list(one.removed),
        }
        for one in listed
    ]


def _sections(status: Status) -> Iterator[dict[str, Any]]:
    for one in status.sections:
        named = {"section": one.section.name, "title": one.section.title}
        yield {**named, "state": one.state.value, "words": one.words}
