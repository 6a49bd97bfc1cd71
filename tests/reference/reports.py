"""The tables of `kbgen report`, the kinds of work, and formats of files that come in and go out."""

import datetime as dt
import inspect
from pathlib import Path
from tempfile import TemporaryDirectory

from kbgen.export import FORMATS as MACROS
from kbgen.feedback import open_store
from kbgen.feedback.exports import EXPORTS
from kbgen.feedback.imports import IMPORTERS
from kbgen.report import WORK, Table, make_period, open_source
from kbgen.report.reports import REPORTS
from tests.reference.form import Page, code, codes, prose, sentence, table

_INTRO = """
`kbgen report` makes these tables from the store. `--table NAME` prints one of them;
`--format json` has all. [The report](../preview/report.md) explains how to read it.
""".strip()


def tables() -> list[Table]:
    """Return every table, as a store without events has it."""
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    period = make_period("UTC", now.date(), now.date(), now)
    with (
        TemporaryDirectory() as folder,
        open_store("sqlite:///empty.db", Path(folder)) as store,
        open_source(store, period) as source,
    ):
        return [one for report in REPORTS for one in report(source)]


def _work() -> list[list[str]]:
    rows = []
    for source in WORK:
        module = inspect.getmodule(source)
        about = inspect.cleandoc((module and module.__doc__) or "").split("\n")[0]
        rows.append([code(source.__name__), prose(about)])
    return rows


def page() -> Page:
    shown = [
        [
            code(one.name),
            sentence(prose(one.title)),
            prose(one.about),
            codes(c.key for c in one.columns),
        ]
        for one in tables()
    ]
    formats = [
        ["`kbgen feedback import`", codes(importer.name for importer in IMPORTERS)],
        ["`kbgen feedback export`", codes(EXPORTS)],
        ["`kbgen export macros`", codes(MACROS)],
    ]
    body = "\n\n".join(
        [
            _INTRO,
            "## Tables {#tables}",
            table(["Table", "Title", "What the figures are", "Columns"], shown),
            "## Work list {#work}",
            "`kbgen report --worklist` collects what to do from these sources.",
            table(["Source", "What it looks for"], _work()),
            "## Formats {#formats}",
            table(["Command", "`--format`"], formats),
        ]
    )
    return Page(
        "Report tables, work list and file formats",
        "Every table of kbgen report with its columns, the sources of the work list, and formats.",
        ("analytics", "statistics", "CSV", "NDJSON", "GA4", "Plausible", "Zendesk"),
        body,
    )
