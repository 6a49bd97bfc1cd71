import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import project_options, read_locales

if TYPE_CHECKING:
    from kbgen.report import VoteCount


@click.command()
@project_options
@click.option("--locale", "locales", multiple=True, help="Only this locale; may be repeated.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    locales: tuple[str, ...],
    form: str,
) -> None:
    """Show how helpful the articles are: votes for each article and locale."""
    from kbgen.config import load_project
    from kbgen.feedback import open_store, store_exists
    from kbgen.report import count_votes

    project = load_project(config_file)
    wanted = {locale.tag for locale in read_locales(locales, project.locales)}
    rows = []
    if store_exists(project.store, project.root):
        with open_store(project.store, project.root) as store:
            rows = store.votes()
    counts = count_votes(row for row in rows if not wanted or row[1] in wanted)
    if form == "json":
        fields = ("article_id", "locale", "yes", "no", "share")
        click.echo(json.dumps([{f: getattr(c, f) for f in fields} for c in counts], indent=1))
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(("article_id", "locale", "yes", "no", "share"))
        writer.writerows(
            (_cell(c.article_id), c.locale, c.yes, c.no, f"{c.share:.3f}") for c in counts
        )
    elif counts:
        _print_table(counts)
    else:
        click.echo("No votes yet. `kbgen serve` collects those of the preview.")


def _cell(text: str) -> str:
    """Keep spreadsheets from running what came over the wire as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _print_table(counts: "tuple[VoteCount, ...]") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title="Was this helpful?")
    table.add_column("Article", overflow="fold")
    table.add_column("Locale")
    for name in ("Yes", "No", "Helpful"):
        table.add_column(name, justify="right")
    for count in counts:
        share = f"{count.share:.0%}"
        # Names come over the wire: brackets in them are no markup.
        table.add_row(Text(count.article_id), count.locale, str(count.yes), str(count.no), share)
    yes, no = sum(c.yes for c in counts), sum(c.no for c in counts)
    table.add_section()
    table.add_row("All", "", str(yes), str(no), f"{yes / (yes + no):.0%}")
    Console().print(table)
