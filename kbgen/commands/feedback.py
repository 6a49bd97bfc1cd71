"""`kbgen feedback`: collect, import, export and delete events."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from kbgen.commands.options import Command, LazyChoice, project_options
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.config import Config
    from kbgen.feedback import Deletion, EventStore

#: Problems of an import that are printed.
_SHOWN = 20
_DAY = 86_400_000


def _importers() -> list[str]:
    from kbgen.feedback.imports import IMPORTERS

    return [importer.name for importer in IMPORTERS]


def _exports() -> list[str]:
    from kbgen.feedback.exports import EXPORTS

    return [*EXPORTS]


@click.group()
def command() -> None:
    """Collect, import, export and delete votes, comments and searches."""


def _store_option(subcommand: Command) -> Command:
    about = (
        "sqlite:///FILE (relative to the project) or postgresql://… (default: [feedback] store)."
    )
    return click.option("--store", metavar="URL", help=about)(subcommand)


@command.command()
@project_options
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8787, show_default=True)
@_store_option
def serve(
    config_file: Path, quiet: bool, verbose: bool, host: str, port: int, store: str | None
) -> None:
    """Receive events at /v1/events, until interrupted.

    Also serves /healthz and /metrics (for Prometheus). Without kbgen.toml, no other site may send
    events: see [feedback] allowed_origins.
    """
    from kbgen.collect import find_settings
    from kbgen.collect.server import serve as serve_it

    def ready(url: str) -> None:
        if not quiet:
            say(f"Collecting at {url} — stop with Ctrl+C")

    serve_it(find_settings(_file(config_file), store), host, port, ready)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@project_options
@_store_option
@click.option(
    "--format",
    "form",
    type=LazyChoice(_importers),
    help="Format of the file (default: detected).",
)
def import_(
    file: Path, config_file: Path, quiet: bool, verbose: bool, store: str | None, form: str | None
) -> None:
    """Import events, page views and former votes; importing a file twice does no harm.

    NDJSON and CSV: as `kbgen feedback export` writes them; CSV may also hold page views, with the
    columns day, locale, article_id and count. GA4: a report saved as CSV, or events of the BigQuery
    export as JSON lines. Plausible: the export, or a file of it. History: `history.csv` from the
    report of `kbgen import`, votes and views of the former help centre; they are shown separately.
    """
    from kbgen.feedback.importing import import_file
    from kbgen.text import counted

    config = _config(config_file, store)
    base = urlsplit(config.site.url).path if config else ""
    with _open(config, config_file, store, is_new=True) as opened:
        done = import_file(opened, file, form, base or "/")
    for name, problem in done.problems[:_SHOWN]:
        say(f"{name}:{problem.line}: {problem.message}", err=True)
    if (more := len(done.problems) - _SHOWN) > 0:
        say(f"… and {more} more skipped lines", err=True)
    if done.twice:
        days = "1 day" if done.twice == 1 else f"{done.twice} days"
        say(
            f"{file} has no dates, and {days} of its range had already been imported: their "
            "views now count twice. Import reports with a column of dates.",
            err=True,
        )
    if not quiet:
        views = sum(done.views.values())
        say(f"{done.new} new events, {done.events - done.new} already stored, {views} page views")
        if done.history:
            articles = len({(row.source, row.article_id) for row in done.history})
            say(f"Votes and views of the former help centre: {counted(articles, 'article')}")
        if verbose:
            say(f"{done.others} lines skipped: neither events nor page views")
    if done.problems:
        sys.exit(1)


@command.command()
@project_options
@_store_option
@click.option(
    "--format",
    "form",
    type=LazyChoice(_exports),
    default="ndjson",
    show_default=True,
)
@click.option("--device", metavar="TOKEN", help="Export only what this device sent.")
def export(
    config_file: Path, quiet: bool, verbose: bool, store: str | None, form: str, device: str | None
) -> None:
    """Write all events to standard output, suspicious ones included."""
    from kbgen.feedback.exports import EXPORTS

    with _open(_config(config_file, store), config_file, store) as opened:
        for line in EXPORTS[form](opened.stream(device)):
            sys.stdout.write(line)


@command.command()
@project_options
@_store_option
@click.option("--older-than", "days", type=click.IntRange(min=0), metavar="DAYS")
@click.option("--dry-run", is_flag=True, help="Count the events without deleting them.")
def purge(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    store: str | None,
    days: int | None,
    dry_run: bool,
) -> None:
    """Delete events older than [feedback] retention_days (730 unless set)."""
    from kbgen.config.schema import FeedbackTable
    from kbgen.feedback.arrival import now

    config = _config(config_file, store)
    table = config.feedback if config else FeedbackTable()
    kept = table.retention_days if days is None else days
    until = now() - kept * _DAY
    with _open(config, config_file, store) as opened:
        done = None if dry_run else opened.purge(until)
        count = done.count if done else opened.count_older(until)
    if not quiet:
        would = "" if done else "would be "
        say(f"{_events(count)} older than {kept} days {would}deleted")
    if done:
        _report_remains(done, quiet=quiet)


@command.command()
@project_options
@_store_option
@click.option(
    "--device",
    metavar="TOKEN",
    required=True,
    help="Token of the device: `kb-device` in the browser's storage.",
)
def forget(config_file: Path, quiet: bool, verbose: bool, store: str | None, device: str) -> None:
    """Delete everything a device has sent."""
    with _open(_config(config_file, store), config_file, store) as opened:
        done = opened.forget(device)
    if not quiet:
        say(f"{_events(done.count)} deleted")
    _report_remains(done, quiet=quiet)


def _file(config_file: Path) -> Path | None:
    """Return the configuration file if it exists or was named."""
    source = click.get_current_context().get_parameter_source("config_file")
    is_default = source is click.core.ParameterSource.DEFAULT
    return None if is_default and not config_file.exists() else config_file


def _config(config_file: Path, store: str | None) -> "Config | None":
    """Return the configuration; with a store it may be missing."""
    from kbgen.config import load_config

    file = _file(config_file)
    if file is None and store is None:
        hint = (
            "Run kbgen in the project's folder, name the file with -f, or the store with --store."
        )
        raise KbgenError(f"Configuration file {config_file} not found", hint)
    return load_config(file) if file else None


def _open(
    config: "Config | None", config_file: Path, store: str | None, *, is_new: bool = False
) -> "EventStore":
    """Open the store. A file is relative to the project's folder, as in kbgen.toml.

    is_new: whether it may be missing and is created.
    """
    from kbgen.feedback import open_store, store_exists

    url, place = store or "", "--store"
    if config and not store:
        url, place = config.feedback.store, "[feedback] store"
    root = config_file.resolve().parent if config else Path()
    if not is_new and not store_exists(url, root):
        raise KbgenError(f"Store {url} not found", f"Check {place}.")
    return open_store(url, root)


def _report_remains(done: "Deletion", *, quiet: bool) -> None:
    """Report where deleted text remains; exit with 1 where deleting again can help."""
    if done.remains and not done.is_final:
        say(f"Error: {done.remains[0].upper()}{done.remains[1:]}", err=True)
        say("hint: Run it again when no report or export is running.", err=True)
        sys.exit(1)
    if done.remains and not quiet:
        say(f"{done.remains}.")


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
