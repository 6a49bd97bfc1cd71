from collections.abc import Iterable
from pathlib import Path

import click

from kbgen.commands.options import (
    LazyChoice,
    project_options,
    site_dir_option,
    site_folder,
)
from kbgen.commands.terminal import emit, say


def _hosts() -> Iterable[str]:
    from kbgen.publish.hosts import HOSTS

    return HOSTS


@click.command()
@click.argument("host", type=LazyChoice(_hosts))
@project_options
@site_dir_option("Folder of the built site.")
@click.option(
    "--root",
    default="/var/www/help",
    show_default=True,
    help="Folder of the host's root on a web server.",
)
def command(
    config_file: Path, quiet: bool, verbose: bool, host: str, site_dir: Path | None, root: str
) -> None:
    """Print the settings of a host for the built site: headers, redirects and missing page."""
    from kbgen.config import load_project
    from kbgen.publish import read_rules
    from kbgen.publish.hosts import HOSTS, HostedSite

    project = load_project(config_file)
    rules = read_rules(site_folder(project, site_dir))
    kind = HOSTS[host]
    url = project.config.site.url
    text = kind.make(HostedSite(rules=rules, url=url, root=root.rstrip("/")))
    if not quiet:
        say(kind.about, err=True)
        if kind.in_site and text:
            say(f'`kbgen publish` writes it for a target with host = "{host}".', err=True)
    if text:
        emit(text, nl=False)
