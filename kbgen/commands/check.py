import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import ExitStack
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
    from kbgen.check.shop import Shop
    from kbgen.config import Project
    from kbgen.diagnostics import Diagnostic
    from kbgen.moved import DeadPath


@click.command()
@project_options
@click.option("-s", "--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--fix", "fixes", is_flag=True, help="Fix what can be fixed safely, in the files.")
@click.option(
    "--published",
    metavar="FILE-OR-URL",
    help="Compare with the published site's urls.json (default: [check] published).",
)
@click.option("--external", is_flag=True, help="Check external links.")
@click.option(
    "--missing",
    is_flag=True,
    help="Report addresses where readers found no page, from the feedback store.",
)
@click.option(
    "--shop",
    metavar="URL-OR-FILE",
    help="Check links into the help centre: of the shop's pages, or of mail templates.",
)
@click.option(
    "--bots",
    "bot",
    metavar="URL-OR-COMMAND",
    help="Ask a chatbot the questions in content/bots.toml, and check its answers.",
)
@showing_options
@click.option("--golden", is_flag=True, help="Run the searches in content/golden.toml instead.")
@click.option("--update", is_flag=True, help="With --golden: record the current ranks as expected.")
@site_dir_option("With --golden: folder of the built site.")
@click.option("--all", "everything", is_flag=True, help="Print every finding, not only examples.")
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
    missing: bool,
    shop: str | None,
    bot: str | None,
    as_of: dt.datetime | None,
    audience: str,
    drafts: bool,
    golden: bool,
    update: bool,
    site_dir: Path | None,
    everything: bool,
    form: str,
) -> None:
    """Check the content and report problems; only --fix changes files."""
    from kbgen.build import BuildOptions
    from kbgen.check import NAMES, severities
    from kbgen.commands.findings import print_findings, summary

    if update and not golden:
        raise KbgenError("--update requires --golden")
    project = open_project(config_file)
    is_talking = not quiet and form == "text"
    if golden:
        from kbgen.commands.golden import check_golden

        findings = check_golden(
            project, site_folder(project, site_dir), update=update, quiet=not is_talking
        )
        print_findings(form, findings, everything=True)
        sys.exit(exit_code(findings, strict=strict))
    levels = severities(project, NAMES)
    request = _Request(
        project=project,
        options=BuildOptions(
            out=project.root,
            drafts=drafts,
            audience=audience,
            as_of=as_of.date() if as_of else None,
        ),
        levels=levels,
        published=_published(project, published, levels),
        external=external,
        missing=_read_missing(project) if missing else None,
        shop=_read_shop(project, shop, quiet=not is_talking) if shop else None,
        bot=bot,
        fixes=fixes,
        quiet=not is_talking,
    )
    findings, count = _check(request)
    print_findings(form, findings, folder=_folder(project), everything=everything or verbose)
    if is_talking:
        for line in summary(findings, {code: name for name, code in NAMES.items()}):
            say(line)
        say(f"{count} article{'' if count == 1 else 's'}: {tally(findings) or 'no problems'}")
    sys.exit(exit_code(findings, strict=strict))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """What the command line asks for."""

    project: "Project"
    options: "BuildOptions"
    levels: "Severities"
    published: "Published | None"
    external: bool
    missing: "tuple[DeadPath, ...] | None"
    shop: "Shop | None"
    bot: str | None
    fixes: bool
    quiet: bool

    @property
    def dead(self) -> "tuple[DeadPath, ...]":
        """Addresses that may be dead: of readers, and of the shop's links."""
        return (*(self.missing or ()), *(self.shop.dead if self.shop else ()))


def _check(request: _Request) -> "tuple[tuple[Diagnostic, ...], int]":
    """Return all findings, and the number of articles."""
    from kbgen.build.ahead import findings_ahead
    from kbgen.check import CHECKS, run_rules
    from kbgen.check.fixes import fix
    from kbgen.diagnostics import ordered

    def compose_on(day: dt.date) -> "Composed":
        return _compose(replace(request, options=replace(request.options, as_of=day)))[0]

    composed, checked = _compose(request)
    changes = fix(checked, request.published, request.dead) if request.fixes else ()
    if changes:
        if not request.quiet:
            for change in changes:
                say(str(change), err=True)
        composed, checked = _compose(request)
    with ExitStack() as stack:
        rules = (*CHECKS, *_requested_rules(request), *_bot_rules(request, checked, stack))
        findings = run_rules(checked, rules, request.levels)
    today = (*composed.diagnostics, *findings)
    later = findings_ahead(composed, today, request.levels, compose_on)
    count = sum(map(len, composed.site.own.values()))
    return ordered((*today, *later)), count


def _compose(request: _Request) -> "tuple[Composed, Checked]":
    from kbgen.build import check
    from kbgen.build.checks import to_check

    with Progress(quiet=request.quiet) as progress:
        composed = check(request.project, request.options, progress)
    return composed, to_check(composed)


def _published(project: "Project", source: str | None, levels: "Severities") -> "Published | None":
    """Read the list of published addresses: the option's, else the configuration's, if any."""
    from kbgen.check import published

    named = project.config.check.published if source is None else source
    if not named or levels.get(published.NAME) == "off":
        return None
    return published.read_published(named, project.root if source is None else Path())


def _read_missing(project: "Project") -> "tuple[DeadPath, ...]":
    """Read the addresses where readers found no page. Raises KbgenError without a store."""
    from kbgen.feedback import open_store, store_exists
    from kbgen.load import read_subjects, scan
    from kbgen.report import make_period, open_source, read_missing

    if not store_exists(project.store, project.root):
        hint = "Set [feedback] store to that of the collector."
        raise KbgenError(f"Feedback store {project.store} not found", hint)
    period = make_period(project.config.site.time_zone, None, None, dt.datetime.now(dt.UTC))
    subjects = read_subjects(project, scan(project))
    with (
        open_store(project.store, project.root) as store,
        open_source(store, period, subjects=subjects) as source,
    ):
        return read_missing(source)


def _read_shop(project: "Project", source: str, *, quiet: bool) -> "Shop":
    from kbgen.check.shop import read_shop
    from kbgen.report.kinds import counted

    shop = read_shop(source, project.config.site.url)
    if not quiet:
        read = counted(shop.read, "page" if "://" in source else "file")
        cut = ", then stopped at the limit" if shop.is_cut else ""
        links = counted(len(shop.links), "link")
        say(f"{source}: read {read}{cut}; {links} into the help centre")
    return shop


def _requested_rules(request: _Request) -> "Iterator[Rule]":
    """Yield the rules that do not run by themselves."""
    from kbgen.check import dead_paths, external, published, shop

    if request.missing is not None:
        yield dead_paths.rule(request.missing)
    if request.shop is not None:
        yield shop.rule(request.shop)
    if request.published is not None:
        yield published.rule(request.published)
    if request.external:
        store = request.project.private / "external.json"
        yield external.rule(store, dt.datetime.now(dt.UTC))


def _bot_rules(request: _Request, checked: "Checked", stack: ExitStack) -> "Iterator[Rule]":
    """Yield the rule that asks a chatbot, and say how it did. Raises KbgenError."""
    from kbgen.check.bot_questions import bots_of
    from kbgen.check.bots import SHOWN, Result, connect, rule

    if request.bot is None:
        return
    settings, questions, mistakes = bots_of(checked)
    if not questions and not mistakes:
        raise KbgenError(f"{SHOWN} has no questions", "Write [[question]] tables into it.")
    result = Result()
    if not request.quiet:
        stack.callback(lambda: say(f"{request.bot}: {result}"))
    ask = stack.enter_context(connect(request.bot, settings, request.project.root))
    yield rule(questions, ask, result)


def _folder(project: "Project") -> str:
    """Return the project's folder relative to the current one, for machines."""
    try:
        below = project.root.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return ""
    return "" if below == "." else f"{below}/"
