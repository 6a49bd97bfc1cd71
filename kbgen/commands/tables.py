"""Reports on a terminal."""

import io
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kbgen.report import Report, Table, Worklist
from kbgen.report.kinds import KINDS, counted, percent
from kbgen.text import visible

#: Rows of each table when all tables are printed.
_ROWS = 15
#: Used when the output is not a terminal.
_WIDTH = 120


def totals_text(report: Report) -> str:
    totals = report.totals
    votes = counted(totals.votes, "vote")
    if totals.helpful:
        votes += f", {KINDS['share'].text(totals.helpful)} helpful"
    searches = counted(totals.searches, "search", "searches")
    if totals.without_result:
        searches += f", {percent(totals.without_result.value)} without a result"
    contacts = f"{counted(totals.contact_clicks, 'click')} on a contact"
    if totals.contacts_per_hundred is not None:
        contacts += f", {totals.contacts_per_hundred:.1f} per hundred {report.readers}"
    suspicious = f"{counted(totals.suspicious, 'suspicious event')}, not counted elsewhere"
    lines = [votes, searches, contacts, suspicious]
    if totals.deflected:
        forms = counted(totals.deflected, "contact form")
        lines.insert(3, f"{forms} of the shop answered by an article")
    if totals.unknown:
        unknown = counted(totals.unknown, "event")
        lines.append(
            f"{unknown} about articles or locales the site does not have, not counted elsewhere"
        )
    return "".join(f"{line}\n" for line in lines)


def tables_text(tables: Iterable[Table], most: int = _ROWS) -> str:
    """Return the first rows of each table."""
    tables = list(tables)
    width = Console().width if sys.stdout.isatty() else _WIDTH
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False)
    for table in tables:
        # A day's hours side by side are wider than a terminal: they are in the page.
        is_map = len(tables) > 1 and any(column.kind.cell == "heat" for column in table.columns)
        if table.note and not table.rows:
            console.print(f"\n{table.title}: {table.note}")
        if table.rows and not is_map:
            console.print()
            console.print(_rich(table, most))
            if len(table.rows) > most:
                left = len(table.rows) - most
                console.print(f"{left} more: kbgen report --table {table.name}")
            if table.note:
                console.print(table.note)
    return out.getvalue()


def tasks_text(work: Worklist) -> str:
    """Return the work list: each task with what to do, why, and its id."""
    lines = ["What to do next", ""]
    for task in work.tasks:
        first = task.first
        name = first.subject if first.article_id or first.path else f"“{first.subject}”"
        tag = f" ({first.locale})" if first.locale else ""
        lines.append(f"{name}{tag}: {counted(task.readers, 'reader')}")
        for reason in task.reasons:
            lines += (f"  {reason.todo}", f"      {reason.why}")
        lines += (f"  task: {task.id}", "")
    if work.hidden:
        lines.append(f"{counted(work.hidden, 'task')} done or dismissed: content/decisions.toml")
    return "".join(f"{visible(line)}\n" for line in lines)


def _rich(table: Table, most: int) -> RichTable:
    made = RichTable(title=table.title, title_justify="left")
    for column in table.columns:
        if column.kind.is_in_terminal:
            justify = "right" if column.kind.is_right else "left"
            made.add_column(column.title, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in table.rows[:most]:
        # From readers: brackets are not markup.
        made.add_row(
            *(
                Text(visible(column.kind.text(cell)))
                for cell, column in zip(row, table.columns, strict=True)
                if column.kind.is_in_terminal
            )
        )
    return made
