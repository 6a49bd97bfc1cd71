import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import (
    exit_code,
    open_project,
    project_options,
    showing_options,
    site_dir_option,
    site_folder,
    tally,
)
from kbgen.commands.progress import Progress
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.build import BuildOptions
    from kbgen.build.composed import Composed
    from kbgen.check import Checked, Rule
    from kbgen.check.published import Published
    from kbgen.check.run import Severities
    from kbgen.config import Project
    from kbgen.diagnostics import Diagnostic


@click.command()
@project_options
@click.option("-s", "--strict", is_flag=True, help="Warnings fail the check, too.")
@click.option("--fix", "fixes", is_flag=True, help="Mend what is certain, in the files.")
@click.option(
    "--published",
    metavar="FILE-OR-URL",
    help="Compare with the urls.json of the published site; else [check] published.",
)
@click.option("--external", is_flag=True, help="Ask other sites if what is linked is there.")
@showing_options
@click.option("--golden", is_flag=True, help="Run the searches of content/golden.toml instead.")
@click.option("--update", is_flag=True, help="With --golden: accept the ranks of now.")
@site_dir_option("With --golden: the built site.")
@click.option("--all", "everything", is_flag=True, help="Every finding, however many there are.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    strict: bool,
    fixes: bool,
    published: str | None,
    external: bool,
    as_of: dt.datetime | None,
    audience: str,
    drafts: bool,
    golden: bool,
    update: bool,
    site_dir: Path | None,
    everything: bool,
    form: str,
) -> None:
    """Report everything that is wrong, without writing (but for --fix)."""
    from kbgen.build import BuildOptions
    from kbgen.check import NAMES, severities
    from kbgen.commands.findings import print_findings, summary

    if update and not golden:
        raise KbgenError("--update goes with --golden")
    project = open_project(config_file)
    is_talking = not quiet and form == "text"
    if golden:
        from kbgen.commands.golden import check_golden

        found = check_golden(
            project, site_folder(project, site_dir), update=update, quiet=not is_talking
        )
        print_findings(form, found, everything=True)
        sys.exit(exit_code(found, strict=strict))
    said = severities(project, NAMES)
    asked = _Asked(
        project=project,
        options=BuildOptions(
            out=project.root,
            drafts=drafts,
            audience=audience,
            as_of=as_of.date() if as_of else None,
        ),
        said=said,
        published=_published(project, published, said),
        external=external,
        fixes=fixes,
        quiet=not is_talking,
    )
    found, count = _check(asked)
    print_findings(form, found, folder=_folder(project), everything=everything or verbose)
    if is_talking:
        for line in summary(found, {code: name for name, code in NAMES.items()}):
            say(line)
        say(f"{count} article{'' if count == 1 else 's'}: {tally(found) or 'nothing wrong'}")
    sys.exit(exit_code(found, strict=strict))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the command line wants to know."""

    project: "Project"
    options: "BuildOptions"
    said: "Severities"
    published: "Published | None"
    external: bool
    fixes: bool
    quiet: bool


def _check(asked: _Asked) -> "tuple[tuple[Diagnostic, ...], int]":
    """Return everything that is wrong, and how many articles there are."""
    from kbgen.build.ahead import findings_ahead
    from kbgen.check import CHECKS, run_rules
    from kbgen.check.fixes import fix
    from kbgen.diagnostics import ordered

    def compose_on(day: dt.date) -> "Composed":
        return _look(replace(asked, options=replace(asked.options, as_of=day)))[0]

    composed, checked = _look(asked)
    changes = fix(checked, asked.published) if asked.fixes else ()
    if changes:
        if not asked.quiet:
            for change in changes:
                say(str(change), err=True)
        composed, checked = _look(asked)
    found = run_rules(checked, (*CHECKS, *_asked_for(asked)), asked.said)
    today = (*composed.diagnostics, *found)
    later = findings_ahead(composed, today, asked.said, compose_on)
    count = sum(map(len, composed.site.own.values()))
    return ordered((*today, *later)), count


def _look(asked: _Asked) -> "tuple[Composed, Checked]":
    from kbgen.build import check
    from kbgen.build.checks import to_check

    with Progress(quiet=asked.quiet) as progress:
        composed = check(asked.project, asked.options, progress)
    return composed, to_check(composed)


def _published(project: "Project", source: str | None, said: "Severities") -> "Published | None":
    """Read the list of published addresses: the option's, else the configuration's, if any."""
    from kbgen.check import published

    named = project.config.check.published if source is None else source
    if not named or said.get(published.NAME) == "off":
        return None
    return published.read_published(named, project.root if source is None else Path())


def _asked_for(asked: _Asked) -> "Iterator[Rule]":
    """Yield the rules that do not run by themselves."""
    from kbgen.check import external, published

    if asked.published is not None:
        yield published.rule(asked.published)
    if asked.external:
        store = asked.project.private / "external.json"
        yield external.rule(store, dt.datetime.now(dt.UTC))


def _folder(project: "Project") -> str:
    """Return the project's folder as machines need it that look from the current one."""
    try:
        below = project.root.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return ""
    return "" if below == "." else f"{below}/"
