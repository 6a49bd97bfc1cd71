import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.findings import print_findings
from kbgen.commands.options import project_options, showing_options, tally
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
    help="Where to serve.",
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the browser.")
@click.option("--no-livereload", is_flag=True, help="Do not reload pages after a save.")
@showing_options
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    dev_addr: str,
    open_browser: bool,
    no_livereload: bool,
    drafts: bool,
    as_of: dt.datetime | None,
    audience: str,
) -> None:
    """Preview the site; it follows what you save.

    Votes of the preview are kept in the project's store ([feedback] store); what to do next is at
    /_preview/.
    """
    from kbgen.build import BuildResult
    from kbgen.serve import ServeOptions, serve

    host, port = _address(dev_addr)
    begun = False
    shown: object = None

    def report(outcome: BuildResult | KbgenError) -> None:
        nonlocal begun, shown
        if isinstance(outcome, KbgenError):
            if begun:
                say_error(outcome)
            return
        if outcome.written or outcome.removed or outcome.diagnostics != shown:
            shown = outcome.diagnostics
            print_findings("text", outcome.diagnostics, everything=verbose)
            if not quiet and begun:
                say(_said(outcome))
        if verbose:
            for step, count in outcome.made.items():
                say(f"  {step}: {count} made anew")
        begun = True

    def ready(url: str) -> None:
        if not quiet:
            say(f"Serving {url} — stop with Ctrl+C")

    options = ServeOptions(
        config_file=config_file,
        host=host,
        port=port,
        open_browser=open_browser,
        livereload=not no_livereload,
        drafts=drafts,
        as_of=as_of.date() if as_of else None,
        audience=audience,
    )
    serve(options, report, ready)


def _said(outcome: "BuildResult") -> str:
    """Say that a build is done, or that the rules of `kbgen check` have run."""
    is_build = outcome.written or outcome.removed
    what = f"built: {outcome.written} files written" if is_build else "checked"
    return f"{time.strftime('%H:%M:%S')} {what}, {tally(outcome.diagnostics) or 'nothing wrong'}"


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or int(port) > 65535:
        raise KbgenError(f"`{text}` is no address", "Write HOST:PORT, such as 127.0.0.1:8000.")
    return host.strip("[]"), int(port)
