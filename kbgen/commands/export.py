import datetime as dt
import json
from pathlib import Path

import click

from kbgen.commands.export_site import site
from kbgen.commands.findings import print_findings
from kbgen.commands.macros import macros_of
from kbgen.commands.options import (
    LazyChoice,
    exit_code,
    open_project,
    project_options,
    read_locales,
)
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError


def _formats() -> list[str]:
    from kbgen.export import FORMATS

    return [*FORMATS]


@click.group()
def command() -> None:
    """Export articles to other tools."""


command.add_command(site)


@command.command("macros")
@project_options
@click.option("--locale", "locales", multiple=True, help="Export only this locale; repeatable.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file (default: the terminal).",
)
@click.option("--format", "form", type=LazyChoice(_formats), default="json", show_default=True)
def macros(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    locales: tuple[str, ...],
    output: Path | None,
    form: str,
) -> None:
    """Write canned replies for the support team: summary, steps and link of each article."""
    from kbgen.build import BuildOptions, check
    from kbgen.export import FORMATS

    project = open_project(config_file)
    if not project.config.site.url:
        raise KbgenError(
            "Canned replies link to the published site; [site] url is not set",
            "Set [site] url in kbgen.toml.",
        )
    wanted = read_locales(locales, project.locales) or project.locales
    options = BuildOptions(out=project.root)
    composed = check(project, options)
    failed = exit_code(composed.diagnostics, strict=False)
    if failed:
        print_findings("text", composed.diagnostics)
    replies = [reply for _, reply in macros_of(composed, wanted)]
    text = FORMATS[form](replies)
    if output is None:
        emit(text, nl=False)
    else:
        try:
            output.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise KbgenError(f"{output} cannot be written: {error.strerror or error}") from error
        if not quiet:
            say(f"Wrote {len(replies)} replies to {output}")
    raise SystemExit(failed)


@command.command("policies")
@project_options
@click.option("--locale", help="Locale of the texts and pages (default: the default locale).")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Export the values in force on this day (default: today).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonld", "merchant", "ucp"]),
    default="jsonld",
    show_default=True,
)
def policies(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    locale: str | None,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """Print what the shop promises as other programs read it, by what policy values mean.

    `jsonld`: schema.org's Organization, as on home pages. `merchant`: columns of a product feed for
    Google's Merchant Center. `ucp`: links and policies of the Universal Commerce Protocol.
    """
    from kbgen import render, twins
    from kbgen.build import BuildOptions, check

    project = open_project(config_file)
    reader = read_locales((locale,), project.locales)[0] if locale else project.default_locale
    options = BuildOptions(out=project.root, as_of=as_of.date() if as_of else None)
    composed = check(project, options)
    failed = exit_code(composed.diagnostics, strict=False)
    if failed:
        print_findings("text", composed.diagnostics)
    setting = composed.workspace.setting(composed.site, "")
    if form == "merchant":
        emit(twins.merchant(twins.promises(project, setting.values)), nl=False)
    elif form == "ucp":
        if not project.config.site.url:
            raise KbgenError(
                "Links lead to the published site; [site] url is not set",
                "Set [site] url in kbgen.toml.",
            )
        home = composed.site.categories["", reader]
        pages = render.policy_pages(setting, reader)
        pages["home"] = (project.site_name(reader)[0], project.config.site.url + home.url)
        listed = twins.ucp(pages, render.policy_texts(setting, reader))
        emit(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        node = render.organization(setting, reader)
        if node is None:
            raise KbgenError(
                "The shop has no name: [organization] name is not set",
                "Set it in kbgen.toml.",
            )
        emit(json.dumps(node, ensure_ascii=False, indent=1))
    raise SystemExit(failed)
