import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import project_options, read_locales

if TYPE_CHECKING:
    from kbgen.search import Hit


@click.command()
@project_options
@click.argument("query")
@click.option("--locale", help="Which index; else the default locale's.")
@click.option("-n", "--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The built site.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    query: str,
    locale: str | None,
    limit: int,
    site_dir: Path,
    form: str,
) -> None:
    """Search the built site: the same index and ranking as in the browser."""
    from kbgen.config import load_project
    from kbgen.search import Searcher

    project = load_project(config_file)
    wanted = read_locales((locale,), project.locales)[0] if locale else project.default_locale
    searcher = Searcher(lambda path: (site_dir / path).read_bytes(), wanted)
    hits = searcher.search(query, limit)
    if form == "json":
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1))
    elif hits:
        _print_table(hits)
    else:
        click.echo(f"Nothing found for “{query}” in {wanted}.", err=True)


def _print_table(hits: "list[Hit]") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in ("#", "Score", "Title", "Section", "Address"):
        # Folded, not cut: an address is there to be copied.
        is_number = name in {"#", "Score"}
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for number, hit in enumerate(hits, 1):
        section = hit.section[1] if hit.section else ""
        cells = (str(number), f"{hit.score:.2f}", hit.title, section, f"/{hit.url}")
        table.add_row(*map(Text, cells))  # as it is: brackets in titles are no markup
    Console().print(table)
