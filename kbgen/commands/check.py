import sys
from pathlib import Path

import click

from kbgen.commands.options import exit_code, print_diagnostics, project_options, tally
from kbgen.commands.progress import Progress


@click.command()
@project_options
@click.option("-s", "--strict", is_flag=True, help="Warnings fail the check, too.")
@click.option("--drafts", is_flag=True, help="Articles with `draft: true`, too.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    strict: bool,
    drafts: bool,
    form: str,
) -> None:
    """Report everything that is wrong, without writing."""
    from kbgen.build import BuildOptions, check
    from kbgen.config import load_project

    project = load_project(config_file)
    with Progress(quiet=quiet or form == "json") as progress:
        options = BuildOptions(out=project.root, drafts=drafts)
        composed = check(project, options, progress)
    print_diagnostics(composed.diagnostics, as_json=form == "json")
    if form == "text" and not quiet:
        found = tally(composed.diagnostics) or "nothing wrong"
        count = len(composed.site.articles)
        click.echo(f"{count} article{'' if count == 1 else 's'}: {found}")
    sys.exit(exit_code(composed.diagnostics, strict=strict))
