"""`kbgen upgrade`: names that have changed, in the files of a project."""

import sys
from pathlib import Path

import click

from kbgen.commands.options import project_options
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError


@click.command()
@click.option("--dry-run", is_flag=True, help="Print the changes as a diff, and make none.")
@project_options
def command(config_file: Path, dry_run: bool, quiet: bool, verbose: bool) -> None:
    """Rewrite names that have changed in newer versions of kbgen.

    Settings, keys of front matter, blocks of templates and properties of style sheets get their new
    names; comments and layout stay. What has to be changed by hand is listed, and ends with 1.
    """
    from kbgen.upgrade import make_plan, write

    if not config_file.is_file():
        hint = "Run kbgen in the project's folder, or name the file with -f."
        raise KbgenError(f"Configuration file {config_file} not found", hint)
    plan = make_plan(config_file)
    if dry_run:
        for change in plan.changes:
            emit("\n".join(change.diff))
    else:
        write(plan)
    if not quiet:
        for change in plan.changes if not dry_run else ():
            say(change.path)
        count = len(plan.changes)
        files = "1 file" if count == 1 else f"{count} files"
        said = f"{files} to change" if dry_run else f"{files} changed. Run: kbgen check"
        if count or not plan.left:
            say(said if count else "All names are those of this version.", err=dry_run)
    for left in plan.left:
        say(str(left), err=True)
    if plan.left:
        sys.exit(1)
