import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.findings import print_findings
from kbgen.commands.options import open_project, project_options, showing_options, tally
from kbgen.commands.terminal import say, say_error
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.build import BuildResult


@click.command()
@project_options
@click.option(
    "-a",
    "--dev-addr",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Address to serve on.",
)
@click.option(
    "--allow-host",
    "allowed_hosts",
    multiple=True,
    metavar="NAME",
    help="Also answer to this host name; repeatable.",
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the browser.")
@click.option("--no-livereload", is_flag=True, help="Do not reload pages after a save.")
@click.option(
    "--poll/--no-poll",
    default=None,
    help="Look for changes every second (default: only if the system reports none).",
)
@showing_options
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    dev_addr: str,
    allowed_hosts: tuple[str, ...],
    open_browser: bool,
    no_livereload: bool,
    poll: bool | None,
    drafts: bool,
    as_of: dt.datetime | None,
    audience: str,
) -> None:
    """Preview the site, with live reload.

    Votes given in the preview are stored in [feedback] store. Each page has a bar to show drafts,
    another day or another audience; the work list and the report are at /_preview/.
    """
    from kbgen.serve import Callbacks, ServeOptions, serve

    host, port = _address(dev_addr)
    project = open_project(config_file)
    console = _Console(quiet=quiet, verbose=verbose)
    options = ServeOptions(
        config_file=config_file,
        host=host,
        port=port,
        allowed_hosts=allowed_hosts,
        private=project.private,
        open_browser=open_browser,
        livereload=not no_livereload,
        poll=poll,
        drafts=drafts,
        as_of=as_of.date() if as_of else None,
        audience=audience,
    )
    serve(options, Callbacks(console.report, console.ready, console.notice))


class _Console:
    """Prints the messages of the preview."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._has_begun = False
        self._printed: object = None

    def ready(self, url: str) -> None:
        if not self._quiet:
            say(f"Serving {url} — stop with Ctrl+C")
            say(f"Work list, report, and what appears when: {url}_preview/")

    def notice(self, message: str, hint: str) -> None:
        say(f"Notice: {message}.", err=True)
        say(f"  hint: {hint}", err=True)

    def report(self, outcome: "BuildResult | KbgenError") -> None:
        if isinstance(outcome, KbgenError):
            if self._has_begun:
                say_error(outcome)
            return
        if outcome.written or outcome.removed or outcome.diagnostics != self._printed:
            self._printed = outcome.diagnostics
            print_findings("text", outcome.diagnostics, everything=self._verbose)
            if not self._quiet and self._has_begun:
                say(_summary(outcome))
        if self._verbose:
            for step, count in outcome.made.items():
                say(f"  {step}: {count} rebuilt")
        self._has_begun = True


def _summary(outcome: "BuildResult") -> str:
    """Describe a finished build, or a finished run of the rules of `kbgen check`."""
    is_build = outcome.written or outcome.removed
    what = f"built: {outcome.written} files written" if is_build else "checked"
    return f"{time.strftime('%H:%M:%S')} {what}, {tally(outcome.diagnostics) or 'no problems'}"


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or int(port) > 65535:
        raise KbgenError(f"`{text}` is not an address", "Write HOST:PORT, such as 127.0.0.1:8000.")
    return host.strip("[]"), int(port)
