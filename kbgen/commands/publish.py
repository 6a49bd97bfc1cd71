import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.findings import print_findings
from kbgen.commands.options import (
    exit_code,
    open_project,
    project_options,
    site_dir_option,
    site_folder,
)
from kbgen.commands.progress import Progress
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean

if TYPE_CHECKING:
    from kbgen.config import Project, TargetTable
    from kbgen.publish import Plan

#: Files of a plan that are printed without -v.
_SHOWN = 20


@click.command()
@click.argument("target", required=False)
@project_options
@site_dir_option("Folder of the built site.")
@click.option("-n", "--dry-run", is_flag=True, help="Print what would be done, and do nothing.")
@click.option("--no-build", is_flag=True, help="Publish the site as it was built before.")
@click.option(
    "--prune", is_flag=True, help="Delete unused files at once; normally some stay a while."
)
@click.option(
    "--take-over", is_flag=True, help="Publish to a place that has other files; they stay."
)
@click.option("--check", "live", metavar="URL", help="Check the published site at URL instead.")
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    target: str | None,
    site_dir: Path | None,
    dry_run: bool,
    no_build: bool,
    prune: bool,
    take_over: bool,
    live: str | None,
) -> None:
    """Build the site and publish it to a target: a table of [publish] in kbgen.toml.

    Only what changed is copied: files named by their content first, pages next; what is gone is
    deleted last. Readers never meet a page without its files, and the next run completes one that
    was interrupted. A site with errors is not published.
    """
    from kbgen.publish.run import PublishOptions, preview, publish
    from kbgen.publish.site import files_for
    from kbgen.publish.targets import open_target

    project = open_project(config_file)
    out = site_folder(project, site_dir)
    if live is not None:
        from kbgen.commands.live import check_live

        sys.exit(check_live(project, out, live, quiet=quiet))
    table = _table(project, target)
    place = open_target(table, project.root, project.private, project.name)
    if not table.scheme:
        _refuse_own(project, Path(place.address), out)
    if not no_build:
        _build(_at_its_url(project, config_file, table), out, table, quiet=quiet)
    files = files_for(table, out, _built(project, out, table), table.url or project.config.site.url)
    options = PublishOptions(
        site=project.name,
        keep=dt.timedelta(days=project.config.build.keep if table.keep is None else table.keep),
        prune=prune,
        take_over=take_over,
    )
    if dry_run:
        plan = preview(place, files, options)
        _print(plan, everything=verbose)
        verb = "would be written"
    else:
        with Progress(quiet=quiet) as progress:
            plan = publish(place, files, options, progress)
        verb = "written"
    if not quiet or dry_run:
        say(f"{place.address}: {_summary(plan, verb)}")


def _at_its_url(project: "Project", config_file: Path, table: "TargetTable") -> "Project":
    """Return the project with the target's `url` for its own."""
    from kbgen.config import load_project

    if not table.url:
        return project
    return replace(load_project(config_file, base_url=table.url), private=project.private)


def _table(project: "Project", name: str | None) -> "TargetTable":
    """Return the target of that name; without one, the only target there is."""
    targets = project.config.publish
    if name in targets:
        return targets[name]
    if not targets:
        raise KbgenError(
            "kbgen.toml has no [publish.NAME]",
            'Name a place: [publish.live] with to = "ssh://user@host/var/www/help".',
        )
    if name is None and len(targets) == 1:
        return next(iter(targets.values()))
    listed = f"Targets: {', '.join(targets)}."
    if name is None:
        raise KbgenError("Name one of the targets", listed)
    raise KbgenError(f"Unknown target `{name}`", did_you_mean(name, targets) or listed)


def _refuse_own(project: "Project", folder: Path, out: Path) -> None:
    """Raise KbgenError for a folder of the project's sources, or that of the built site."""
    from kbgen.build.place import refuse_sources

    hint = "Name another folder in `to`."
    refuse_sources(project, folder, hint)
    if folder.resolve().is_relative_to(out.resolve()):
        raise KbgenError(f"{folder} is where the site is built", hint)


def _build(project: "Project", out: Path, table: "TargetTable", *, quiet: bool) -> None:
    """Build the site; end with 1 if its content has errors."""
    from kbgen.build import BuildOptions, build

    options = BuildOptions(out=out, audience=table.audience, drafts=table.drafts)
    with Progress(quiet=quiet) as progress:
        result = build(project, options, progress)
    if exit_code(result.diagnostics, strict=False):
        print_findings("text", result.diagnostics)
        say("Nothing was published: the content has errors.", err=True)
        sys.exit(1)


def _built(project: "Project", out: Path, table: "TargetTable") -> frozenset[str]:
    """Return the files of the built site. Raises KbgenError if they are not for this target."""
    from kbgen.build import BuildOptions
    from kbgen.build.folder import check_output

    written = check_output(out, project.root)
    if not written.files:
        raise KbgenError(f"{out} has no built site", "Drop --no-build, or run kbgen build.")
    allowed = BuildOptions(out=out, audience=table.audience, drafts=table.drafts).not_public
    if written.not_public not in {"", allowed}:
        message = f"{out} was built with {written.not_public}, which shows what is not public"
        raise KbgenError(message, "Drop --no-build, or run kbgen build.")
    return written.files


def _print(plan: "Plan", *, everything: bool) -> None:
    lines = [f"  write   {file.path}" for file in plan.files]
    lines += [f"  delete  {path}" for path in plan.delete]
    lines += [f"  later   {path}" for path in plan.unused]
    for line in lines if everything else lines[:_SHOWN]:
        say(line)
    if not everything and len(lines) > _SHOWN:
        say(f"  … and {len(lines) - _SHOWN} more; -v shows them")


def _summary(plan: "Plan", verb: str) -> str:
    parts = [f"{len(plan.files)} {verb} ({sum(f.size for f in plan.files) / 1e6:.1f} MB)"]
    if plan.delete:
        parts.append(f"{len(plan.delete)} deleted")
    if plan.unused:
        parts.append(f"{len(plan.unused)} unused, to be deleted later")
    return ", ".join([*parts, f"{plan.unchanged} unchanged"])
