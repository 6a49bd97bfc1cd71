import codecs
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kbgen.commands.options import LazyChoice, project_options
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale

if TYPE_CHECKING:
    from kbgen.importing.report import Report

#: Problems of the source that the terminal shows; the report has all.
_SHOWN = 20
#: A list of redirects goes into kbgen.toml, not into content.
_REDIRECTS = "redirects"


def _kinds() -> list[str]:
    from kbgen.importing import IMPORTERS

    return [*(importer.name for importer in IMPORTERS), _REDIRECTS]


@click.command("import")
@click.argument("kind", type=LazyChoice(_kinds), metavar="KIND")
@click.argument("source")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder of the project; a new one gets a kbgen.toml (default: that of -f).",
)
@click.option(
    "--locale", "tags", multiple=True, metavar="TAG", help="Import only this locale; repeatable."
)
@click.option(
    "--report",
    "report_folder",
    type=click.Path(path_type=Path, file_okay=False),
    show_default="import-report, beside kbgen.toml",
    help="Folder for the report.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be imported; write nothing.")
@project_options
def command(
    config_file: Path,
    kind: str,
    source: str,
    into: Path | None,
    tags: tuple[str, ...],
    report_folder: Path | None,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Import articles from another help centre.

    KIND is the tool that SOURCE comes from, a folder, a file or an address. Texts become Markdown,
    images and files are fetched, links and former addresses keep working. A second run brings only
    what has changed, and never overwrites what you have edited. The report lists every article.

    `kbgen import redirects FILE` adds a list of redirects to kbgen.toml: CSV, or the settings of
    Netlify, Cloudflare Pages, Apache or nginx.

    The environment variable KBGEN_IMPORT_TOKEN holds the token for an address.
    """
    from kbgen.commands.bars import Bars
    from kbgen.config import load_project
    from kbgen.importing.run import Job, run

    root = into if into is not None else config_file.parent
    config = root / "kbgen.toml" if into is not None else config_file
    if kind == _REDIRECTS:
        raise SystemExit(_import_redirects(config, Path(source), is_dry=dry_run, quiet=quiet))
    project = load_project(config) if config.exists() else None
    job = Job(
        kind=kind,
        source=source,
        root=root,
        report=report_folder or root / "import-report",
        locales=_locales(tags),
        known=project.locales if project else None,
        default=project.default_locale if project else None,
        day=_today(project.config.site.time_zone if project else "UTC"),
        is_dry=dry_run,
        token=os.environ.get("KBGEN_IMPORT_TOKEN", ""),
    )
    with Bars(quiet=quiet) as bars:
        report = run(job, bars)
    _print(report, job.report, is_dry=dry_run, quiet=quiet, verbose=verbose)
    raise SystemExit(1 if report.problems else 0)


def _import_redirects(config_file: Path, source: Path, *, is_dry: bool, quiet: bool) -> int:
    """Add redirects to kbgen.toml; return the exit code. Raises KbgenError."""
    from kbgen.build import BuildOptions, check
    from kbgen.config import load_project
    from kbgen.importing.redirects import read_redirects, with_redirects
    from kbgen.text import counted

    project = load_project(config_file)
    site = check(project, BuildOptions(out=project.root)).site
    former = {f"/{old}": new if "://" in new else f"/{new}" for old, new in site.redirects}
    found = read_redirects(source, former, project.config.site.url)
    text = with_redirects(project.config_text, found.redirects, config_file.name)
    if is_dry and not quiet:
        for old, new in found.redirects.items():
            say(f"{old} → {new}")
    elif found.redirects:
        data = config_file.read_bytes()
        encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
        ends = "\r\n" if b"\r\n" in data else "\n"
        config_file.write_text(text, encoding=encoding, newline=ends)
    for problem in found.problems:
        say(f"{problem.place}: {problem.message}", err=True)
        say(f"  hint: {problem.hint}", err=True)
    if not quiet:
        left = f"; {counted(len(found.problems), 'line')} left out" if found.problems else ""
        done = counted(len(found.redirects), "redirect")
        verb = "to add" if is_dry else "added"
        say(f"{done} {verb}{left}. Run: kbgen check")
    return 1 if found.problems else 0


def _today(zone: str) -> dt.date:
    return dt.datetime.now(ZoneInfo(zone)).date()


def _locales(tags: tuple[str, ...]) -> tuple[Locale, ...]:
    try:
        return tuple(Locale.parse(tag) for tag in tags)
    except ValueError as error:
        raise KbgenError(str(error), "Write a tag such as en, pt-BR or zh-Hant.") from error


def _print(report: "Report", folder: Path, *, is_dry: bool, quiet: bool, verbose: bool) -> None:
    _print_problems(report, everything=verbose)
    if quiet:
        return
    if verbose or is_dry:
        _print_entries(report, notes=verbose)
    say(_summary(report))
    for line in report.to_do:
        say(f"To do: {line}")
    if not is_dry:
        say(f"Report: {folder / 'index.html'}")


def _print_problems(report: "Report", *, everything: bool) -> None:
    for problem in report.problems if everything else report.problems[:_SHOWN]:
        say(f"{problem.place}: {problem.message}", err=True)
        if problem.hint:
            say(f"  hint: {problem.hint}", err=True)
    if len(report.problems) > _SHOWN and not everything:
        say(f"… and {len(report.problems) - _SHOWN} more in the report", err=True)


def _print_entries(report: "Report", *, notes: bool) -> None:
    from kbgen.importing.report import STATES

    for entry in report.entries:
        say(f"{entry.path}: {STATES[entry.state]}")
        for note in entry.notes if notes else ():
            say(f"  {note}")


def _summary(report: "Report") -> str:
    from kbgen.importing.report import STATES
    from kbgen.text import counted

    counts = ", ".join(f"{count} {STATES[state]}" for state, count in report.counts.items())
    noted = sum(bool(entry.notes) for entry in report.entries)
    notes = f"; notes on {noted}" if noted else ""
    articles = counted(len(report.entries), "article")
    return f"{articles}: {counts}; {report.files} images and files{notes}"
