import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import open_project, project_options, read_locales
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.report import Desk, Period, Source, Table, Urls

_FORMATS = ("text", "json", "csv", "html", "markdown")
_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".csv": "csv", ".md": "markdown"}
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@project_options
@click.option("--store", metavar="URL", help="Feedback store (default: [feedback] store).")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; .html makes a page.",
)
@click.option("--locale", "locales", multiple=True, help="Report only this locale; repeatable.")
@click.option("--from", "first", type=_DAY, metavar="DATE", help="First day (default: all).")
@click.option("--to", "last", type=_DAY, metavar="DATE", help="Last day (default: today).")
@click.option("--table", "name", metavar="NAME", help="Print one table (CSV default: articles).")
@click.option("--worklist", is_flag=True, help="Print what to do next, ranked.")
@click.option("--golden", is_flag=True, help="Propose searches for content/golden.toml.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Default: text, or by the extension of -o.",
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    store: str | None,
    output: Path | None,
    locales: tuple[str, ...],
    first: dt.datetime | None,
    last: dt.datetime | None,
    name: str | None,
    worklist: bool,
    golden: bool,
    form: str | None,
) -> None:
    """Show what readers say: how helpful articles are, what is searched, what to do next."""
    from kbgen.report import make_period

    if worklist + golden + (name is not None) > 1:
        raise KbgenError("--table, --worklist and --golden cannot be combined", "Use one of them.")
    project = open_project(config_file)
    tags = tuple(locale.tag for locale in read_locales(locales, project.locales))
    days = (first.date() if first else None, last.date() if last else None)
    period = make_period(project.config.site.time_zone, *days, dt.datetime.now(dt.UTC))
    form = form or (_ENDINGS.get(output.suffix.lower()) if output else None) or "text"
    with ExitStack() as open_until_written:
        source = _open(open_until_written, project, store, period, tags)
        renderer = _Renderer(project, source, form)
        if golden:
            text = renderer.golden()
        else:
            text = renderer.work() if worklist else renderer.report(name)
    if output is None:
        emit(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise KbgenError(f"{output} cannot be written: {error.strerror or error}") from error
    if not quiet:
        say(f"Wrote {output}")


def _open(  # from the options
    stack: ExitStack, project: "Project", url: str | None, period: "Period", tags: tuple[str, ...]
) -> "Source":
    """Open the store; without one, an empty one."""
    from kbgen.feedback import open_store, store_exists
    from kbgen.load import read_subjects, scan
    from kbgen.report import open_source

    wanted = url or project.store
    if not store_exists(wanted, project.root):
        if url:
            raise KbgenError(f"Store {url} not found", "Check --store.")
        empty = stack.enter_context(tempfile.TemporaryDirectory(prefix="kbgen-"))
        wanted = f"sqlite:///{empty}/feedback.db"
    store = stack.enter_context(open_store(wanted, project.root))
    subjects = read_subjects(project, scan(project))
    return stack.enter_context(open_source(store, period, tags, subjects))


@dataclass(frozen=True, slots=True)
class _Renderer:
    """Makes the requested output, as text."""

    project: "Project"
    source: "Source"
    form: str

    def report(self, name: str | None) -> str:
        from kbgen.report import formats, make_report

        report = make_report(self.source, self.project.config.site.name)
        if self.form == "html":
            from kbgen.report.page import report_page

            work, urls = self._work()
            return report_page(report, work, urls)
        names = [table.name for table in report.tables]
        if name is not None and name not in names:
            hint = did_you_mean(name, names) or f"Tables: {', '.join(names)}."
            raise KbgenError(f"Table `{name}` not found", hint)
        if name is not None or self.form == "csv":
            return self._one(next(t for t in report.tables if t.name == (name or "articles")))
        if self.form == "json":
            return formats.report_json(report)
        if self.form == "markdown":
            return "\n".join(formats.table_markdown(t) for t in report.tables if t.rows)
        totals = report.totals
        if not (totals.events or totals.suspicious or totals.unknown):
            return "No votes yet. `kbgen serve` collects votes from the preview.\n"
        from kbgen.commands.tables import tables_text, totals_text

        return totals_text(report) + tables_text(report.tables)

    def work(self) -> str:
        work, urls = self._work()
        if self.form == "html":
            from kbgen.report.page import work_page

            return work_page(self.project.config.site.name, work, urls, "")
        if self.form == "text" and not work.rows:
            return "Nothing to do.\n"
        return self._one(work)

    def golden(self) -> str:
        from kbgen.report.golden import propose
        from kbgen.report.queries import folded
        from kbgen.search.golden import golden_tables, read_golden

        file = self.project.content / "golden.toml"
        there = read_golden(file, self.project.locales) if file.exists() else ()
        known = {(golden.locale.tag, folded(golden.query)) for golden in there}
        if self.form != "text":
            raise KbgenError("--golden always writes TOML", "Omit --format.")
        published = {(article, locale.tag) for article, locale in self._desk().site.urls}
        proposals = propose(self.source, published, known)
        return golden_tables((one.locale, one.query, one.expect, one.within) for one in proposals)

    def _one(self, table: "Table") -> str:
        from kbgen.report import formats

        if self.form == "text":
            from kbgen.commands.tables import tables_text

            return tables_text([table], len(table.rows))
        writers: dict[str, Callable[[Table], str]] = {
            "json": formats.table_json,
            "csv": formats.table_csv,
            "markdown": formats.table_markdown,
        }
        return writers[self.form](table)

    def _work(self) -> "tuple[Table, Urls]":
        """Return the work list, and the addresses of the articles."""
        from kbgen.report import make_worklist

        desk = self._desk()
        return make_worklist(desk), desk.urls

    def _desk(self) -> "Desk":
        from kbgen.build import BuildOptions, check
        from kbgen.build.checks import all_findings
        from kbgen.report import Desk

        composed = check(self.project, BuildOptions(out=self.project.root))
        return Desk(
            source=self.source,
            project=self.project,
            site=composed.site,
            base=self.project.config.site.url,
            findings=(*composed.diagnostics, *all_findings(composed)),
        )
