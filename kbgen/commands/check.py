import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import (
    exit_code,
    print_diagnostics,
    project_options,
    site_dir_option,
    site_reader,
    tally,
)
from kbgen.commands.progress import Progress
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.diagnostics import Diagnostic


@click.command()
@project_options
@click.option("-s", "--strict", is_flag=True, help="Warnings fail the check, too.")
@click.option("--drafts", is_flag=True, help="Articles with `draft: true`, too.")
@click.option("--golden", is_flag=True, help="Run the searches of content/golden.toml instead.")
@click.option("--update", is_flag=True, help="With --golden: accept the ranks of now.")
@site_dir_option("With --golden: the built site.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    strict: bool,
    drafts: bool,
    golden: bool,
    update: bool,
    site_dir: Path,
    form: str,
) -> None:
    """Report everything that is wrong, without writing."""
    from kbgen.build import BuildOptions, check
    from kbgen.config import load_project

    if update and not golden:
        raise KbgenError("--update goes with --golden")
    project = load_project(config_file)
    if golden:
        diagnostics = _golden(project, site_dir, update=update, quiet=quiet or form == "json")
        print_diagnostics(diagnostics, as_json=form == "json")
        sys.exit(exit_code(diagnostics, strict=strict))
    with Progress(quiet=quiet or form == "json") as progress:
        options = BuildOptions(out=project.root, drafts=drafts)
        composed = check(project, options, progress)
    print_diagnostics(composed.diagnostics, as_json=form == "json")
    if form == "text" and not quiet:
        found = tally(composed.diagnostics) or "nothing wrong"
        count = sum(map(len, composed.site.own.values()))
        click.echo(f"{count} article{'' if count == 1 else 's'}: {found}")
    sys.exit(exit_code(composed.diagnostics, strict=strict))


def _golden(
    project: "Project", site_dir: Path, *, update: bool, quiet: bool
) -> "tuple[Diagnostic, ...]":
    from kbgen.search.golden import read_golden, run_golden, update_golden

    file = project.content / "golden.toml"
    results = run_golden(read_golden(file, project.locales), site_reader(site_dir))
    if update:
        write = lambda text: file.write_text(text, encoding="utf-8", newline="")  # noqa: E731
        changed = update_golden(file, results, write)
        results = run_golden(read_golden(file, project.locales), site_reader(site_dir))
        if not quiet:
            click.echo(f"{changed} rank{'' if changed == 1 else 's'} updated")
    bad = [result for result in results if not result.is_good]
    if not quiet:
        first = sum(result.rank == 1 for result in results)
        good = len(results) - len(bad)
        searches = f"{len(results)} search{'' if len(results) == 1 else 'es'}"
        click.echo(f"{searches}: {good} good, {first} with the article first")
    return tuple(result.diagnostic("content/golden.toml") for result in bad)
