import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.findings import print_findings
from kbgen.commands.options import (
    exit_code,
    open_project,
    project_options,
    read_locales,
    showing_options,
    site_dir_option,
    site_folder,
    tally,
)
from kbgen.commands.progress import Progress
from kbgen.commands.terminal import say

if TYPE_CHECKING:
    from kbgen.build import BuildOptions, BuildResult, Step
    from kbgen.config import Project


@click.command()
@project_options
@site_dir_option("Output folder: a new or empty one, or one of an earlier build.")
@click.option("-s", "--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--locale", "locales", multiple=True, help="Build only this locale; repeatable.")
@showing_options
@click.option("--base-url", help="Override [site] url.")
@click.option(
    "--portable", is_flag=True, help="Build a site that is opened from a folder, without a server."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Number of processes (default: one per core)."
)
@click.option(
    "--scheduler", default="", metavar="ADDRESS", help="Build on the Dask cluster at this address."
)
@click.option("--clean", is_flag=True, help="Ignore the cache and rebuild everything.")
@click.option("--explain", is_flag=True, help="Print why each page was rendered.")
@click.option("--all", "everything", is_flag=True, help="Print every finding, not only examples.")
@click.option("--profile", is_flag=True, help="Print the time each step took.")
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    site_dir: Path | None,
    strict: bool,
    locales: tuple[str, ...],
    drafts: bool,
    as_of: dt.datetime | None,
    audience: str,
    base_url: str | None,
    portable: bool,
    jobs: int | None,
    scheduler: str,
    clean: bool,
    explain: bool,
    everything: bool,
    profile: bool,
) -> None:
    """Build the site."""
    from kbgen.build import BuildOptions, build

    begun = time.perf_counter()
    project = open_project(config_file, base_url=base_url)
    out = site_folder(project, site_dir)
    options = BuildOptions(
        out=out,
        drafts=drafts,
        as_of=as_of.date() if as_of else None,
        audience=audience,
        locales=read_locales(locales, project.locales),
        jobs=jobs or 0,
        scheduler=scheduler,
        clean=clean,
    )
    with Progress(quiet=quiet) as progress:
        make = _portable_build() if portable else build
        result = make(project, options, progress)
    print_findings("text", result.diagnostics, everything=everything or verbose)
    if result.notice:
        say(f"Notice: {result.notice}.", err=True)
    if explain:
        for path, reason in result.reasons:
            say(f"  {path}: {reason}")
    if profile:
        _print_steps(result.steps)
    if not quiet:
        if not project.config.site.url:
            message = "[site] url is not set: no canonical and hreflang links, and no sitemap."
            say(message, err=True)
        for locale, own, stand_ins in result.pages:
            also = f", {stand_ins} shown in another language" if stand_ins else ""
            noun = "article" if own == 1 else "articles"
            say(f"  {locale.tag:<8} {own:>5} {noun}{also}")
        for line in result.untranslated:
            say(f"  {line}")
        if verbose:
            _print_more(result)
        seconds = time.perf_counter() - begun
        changed = f"{result.written} written, {result.removed} removed"
        say(
            f"{out}: {result.files} files ({changed}), {_size(result.size)}, {seconds:.2f} s"
            f" — {tally(result.diagnostics) or 'no problems'}"
        )
    sys.exit(exit_code(result.diagnostics, strict=strict))


def _portable_build() -> "Callable[[Project, BuildOptions, Progress], BuildResult]":
    from kbgen.build.portable import build_portable

    return build_portable


def _print_more(result: "BuildResult") -> None:
    if result.remark:
        say(f"  {result.remark}")
    for step, count in result.made.items():
        say(f"  {step}: {count} rebuilt")


def _print_steps(steps: "tuple[Step, ...]") -> None:
    """Print what each step took; steps overlap, so the times do not add up to the whole."""
    say(f"  {'step':<12}{'made':>8}{'seconds':>10}{'CPU here':>10}{'CPU tasks':>11}")
    for step in steps:
        times = f"{step.wall:>10.3f}{step.own:>10.3f}{step.tasks:>11.3f}"
        say(f"  {step.name:<12}{step.made:>8}{times}")


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
