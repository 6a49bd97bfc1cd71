import datetime as dt
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import open_project, project_options, read_locales
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.report import Period, Source

_FORMATS = ("text", "json", "csv", "html", "markdown")
_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".csv": "csv", ".md": "markdown"}
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(invoke_without_command=True)
@project_options
@click.option("--store", metavar="URL", help="Feedback store (default: [feedback] store).")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; .html makes one page, a name without ending a folder of pages.",
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
@click.pass_context
def command(
    ctx: click.Context,
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
    from kbgen.commands.reporting import Reporting, is_other, write_file, write_folder
    from kbgen.report import make_period

    if ctx.invoked_subcommand:
        return
    if worklist + golden + (name is not None) > 1:
        raise KbgenError("--table, --worklist and --golden cannot be combined", "Use one of them.")
    project = open_project(config_file)
    tags = tuple(locale.tag for locale in read_locales(locales, project.locales))
    days = (first.date() if first else None, last.date() if last else None)
    period = make_period(project.config.site.time_zone, *days, dt.datetime.now(dt.UTC))
    is_part = worklist or golden or name is not None
    is_folder = output is not None and not (form or output.suffix or is_part or is_other(output))
    form = form or (_ENDINGS.get(output.suffix.lower()) if output else None) or "text"
    with ExitStack() as open_until_written:
        source = _open(open_until_written, project, store, period, tags)
        reporting = Reporting(
            project=project, source=source, form=form, on_finding=lambda text: say(text, err=True)
        )
        if output is not None and is_folder:
            write_folder(output, reporting.folder())
            text = ""
        elif golden:
            text = reporting.golden()
        else:
            text = reporting.work() if worklist else reporting.report(name)
    if output is None:
        emit(text, nl=False)
        return
    if not is_folder:
        write_file(output, text)
    if not quiet:
        say(f"Wrote {output / 'index.html' if is_folder else output}")


@command.command()
@click.argument("task")
@click.argument("decision", type=click.Choice(["done", "dismissed", "open"]))
@click.option("--note", default="", metavar="TEXT", help="Why, for whoever reads the file.")
@click.option("--store", metavar="URL", help="Feedback store (default: [feedback] store).")
@project_options
def decide(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    task: str,
    decision: str,
    note: str,
    store: str | None,
) -> None:
    """Take a task off the work list, or list it again (open).

    The task is named by its id in `kbgen report --worklist`. A task that is done comes back when
    readers show something new after this day; a dismissed one does not. The decision is written to
    content/decisions.toml: commit the file.
    """
    from kbgen.commands.reporting import Reporting
    from kbgen.decisions import SHOWN, Decision, add_decision
    from kbgen.report import make_period

    project = open_project(config_file)
    period = make_period(project.config.site.time_zone, None, None, dt.datetime.now(dt.UTC))
    with ExitStack() as stack:
        source = _open(stack, project, store, period, ())
        tasks = Reporting(project=project, source=source, form="text").tasks()
    if task not in tasks:
        hint = did_you_mean(task, tasks) or "List them: kbgen report --worklist"
        raise KbgenError(f"Task `{task}` not found", hint)
    add_decision(project.content, Decision(task, decision, period.last, note))
    if not quiet:
        say(f"Wrote {SHOWN}: {task} is {decision}")


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
