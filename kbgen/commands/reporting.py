"""The report in each format, for `kbgen report`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.report import Desk, Source, Table, Worklist
    from kbgen.report.view import Places

#: Files that an earlier report in a folder has.
_OURS = ("index.html", "work.html", "figures.html", "report.css")


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """Makes the requested output, as text."""

    project: "Project"
    source: "Source"
    form: str
    on_finding: Callable[[str], object] = field(default=lambda _: None)
    """Called with each entry of `decisions.toml` that is not valid."""

    def report(self, name: str | None) -> str:
        from kbgen.report import formats, make_report

        desk = self._desk
        report = make_report(self.source, self.project.name, desk.coverage, desk.moves)
        if self.form == "html":
            from kbgen.report.page import report_page

            return report_page(report, self._work, self._places)
        names = [table.name for table in report.tables]
        if name is not None and name not in names:
            hint = did_you_mean(name, names) or f"Tables: {', '.join(names)}."
            raise KbgenError(f"Table `{name}` not found", hint)
        if name is not None or self.form == "csv":
            return self._one(next(t for t in report.tables if t.name == (name or "articles")))
        if self.form == "json":
            return formats.report_json(report)
        tables = [self._for_people(table) for table in report.tables]
        if self.form == "markdown":
            return "\n".join(formats.table_markdown(table) for table in tables if table.rows)
        totals = report.totals
        former = report.table("former")
        is_empty = not (totals.events or totals.suspicious or totals.unknown)
        if is_empty and not (former and former.rows):
            return "No votes yet. `kbgen serve` collects votes from the preview.\n"
        from kbgen.commands.tables import tables_text, totals_text

        return totals_text(report) + tables_text(tables)

    def folder(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of each file of the report as linked pages."""
        from dataclasses import replace

        from kbgen.report import make_report
        from kbgen.report.book import Book

        desk = self._desk
        report = make_report(self.source, self.project.name, desk.coverage, desk.moves)
        places = replace(self._places, static="./")
        yield from Book(self.source, report, self._work, places).files()

    def work(self) -> str:
        from kbgen.report import work_table

        if self.form == "html":
            from kbgen.report.page import work_page

            return work_page(self.project.name, self._work, self._places)
        if self.form == "text":
            from kbgen.commands.tables import tasks_text

            return tasks_text(self._work) if self._work.tasks else "Nothing to do.\n"
        return self._one(work_table(self._work))

    def golden(self) -> str:
        from kbgen.report.golden import propose
        from kbgen.report.queries import folded
        from kbgen.search.golden import golden_tables, read_golden

        file = self.project.content / "golden.toml"
        there = read_golden(file, self.project.locales) if file.exists() else ()
        known = {(golden.locale.tag, folded(golden.query)) for golden in there}
        if self.form != "text":
            raise KbgenError("--golden always writes TOML", "Omit --format.")
        published = {(article, locale.tag) for article, locale in self._desk.site.urls}
        proposals = propose(self.source, published, known)
        return golden_tables((one.locale, one.query, one.expect, one.within) for one in proposals)

    def tasks(self) -> frozenset[str]:
        """Return the ids of all tasks, decided ones included."""
        return self._work.known

    def _one(self, table: "Table") -> str:
        from kbgen.report import formats

        if self.form == "text":
            from kbgen.commands.tables import tables_text

            return tables_text([self._for_people(table)], len(table.rows))
        if self.form == "markdown":
            return formats.table_markdown(self._for_people(table))
        return formats.table_json(table) if self.form == "json" else formats.table_csv(table)

    def _for_people(self, table: "Table") -> "Table":
        from kbgen.report.people import for_people

        return for_people(table, self._desk.titles)

    @property
    def _places(self) -> "Places":
        from kbgen.report.view import Places

        desk = self._desk
        return Places(titles=desk.titles, urls=desk.urls, paths=desk.paths)

    @cached_property
    def _work(self) -> "Worklist":
        from kbgen.report import make_worklist

        return make_worklist(self._desk)

    @cached_property
    def _desk(self) -> "Desk":
        from kbgen.build import BuildOptions, check
        from kbgen.build.checks import all_findings
        from kbgen.decisions import read_decisions
        from kbgen.report import Desk

        composed = check(self.project, BuildOptions(out=self.project.root))
        decisions, mistakes = read_decisions(self.project.content)
        for mistake in mistakes:
            self.on_finding(str(mistake))
        return Desk(
            source=self.source,
            project=self.project,
            site=composed.site,
            base=self.project.config.site.url,
            check=lambda: (*composed.diagnostics, *all_findings(composed)),
            decisions=decisions,
        )


def is_other(output: Path) -> bool:
    """Tell whether an existing path is not a folder."""
    return output.exists() and not output.is_dir()


def write_file(output: Path, text: str) -> None:
    """Write a report into one file. Raises KbgenError when that fails."""
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise KbgenError(f"{output} cannot be written: {error.strerror or error}") from error


def write_folder(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Write a report into a folder that is new, empty, or has an earlier one.

    Raises KbgenError, with nothing written, for any other folder.
    """
    try:
        entries = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
        if entries and not entries.issuperset(_OURS):
            raise KbgenError(f"{folder} has files of something else", "Name a new folder.")
        folder.mkdir(parents=True, exist_ok=True)
        for name in entries:
            if name.startswith("article-") and name.endswith(".html"):
                (folder / name).unlink()  # of an article that may be gone, with its comments
        for name, text in files:
            (folder / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise KbgenError(f"{folder} cannot be written: {error.strerror or error}") from error
