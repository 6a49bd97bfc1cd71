"""Reports for machines, spreadsheets and issues."""

import csv
import io
import json

from kbgen.cells import tame
from kbgen.report.report import Report
from kbgen.report.tables import Table
from kbgen.report.wilson import Share


def report_json(report: Report) -> str:
    """Return the figures as one object: the totals, then each table by its name."""
    totals = {
        name: {key: round(x, 4) for key, x in value.items()}
        if isinstance(value, dict)
        else round(value, 4)
        if isinstance(value, float)
        else value
        for name, value in _totals(report).items()
    }
    head: dict[str, object] = {
        "site": report.site,
        "from": report.first.isoformat() if report.first else None,
        "to": report.last.isoformat(),
        "locales": list(report.locales),
        "readers": report.readers,
        "totals": totals,
    }
    return _dump(head | {table.name: list(table.plain()) for table in report.tables})


def _totals(report: Report) -> dict[str, object]:
    totals = {name: getattr(report.totals, name) for name in report.totals.__dataclass_fields__}
    return {n: v._asdict() if isinstance(v, Share) else v for n, v in totals.items()}


def table_json(table: Table) -> str:
    return _dump(list(table.plain()))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def table_csv(table: Table) -> str:
    """Return a table with the names of its columns above it (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.keys)
    for row in table.plain():
        writer.writerow(map(_cell, row.values()))
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return tame(value)
    if isinstance(value, list):
        return _cells(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.3f}" if isinstance(value, float) else value


def _cells(values: list[object]) -> object:
    """Write a list into one cell: shares of weeks in a row, texts one a line."""
    if all(isinstance(x, str) for x in values):
        return tame("\n".join(map(str, values)))
    return " ".join("-" if x is None else f"{x:.3f}" for x in values)


def table_markdown(table: Table) -> str:
    """Return a table for an issue; texts of readers are escaped."""
    lines = [
        f"## {table.title}",
        "",
        "| " + " | ".join(column.title for column in table.columns) + " |",
        "|" + " --- |" * len(table.columns),
    ]
    for row in table.rows:
        cells = (column.kind.text(cell) for cell, column in zip(row, table.columns, strict=True))
        lines.append("| " + " | ".join(map(_plain_markdown, cells)) + " |")
    return "\n".join(lines) + "\n"


def _plain_markdown(text: str) -> str:
    if text.startswith(("https://", "http://")) and not set(text) & set(" |<>"):
        return text
    squashed = " ".join(text.split())
    # A zero-width space after @, so that no user is mentioned.
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]<>()#|!~&" else c for c in squashed)
    return escaped.replace("@", "@\u200b")
