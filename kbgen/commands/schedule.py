import datetime as dt
import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kbgen.commands.options import project_options
from kbgen.commands.terminal import emit, say

if TYPE_CHECKING:
    from kbgen.config import Project
    from kbgen.load import Turn


@click.command()
@project_options
@click.option("--next", "only_next", is_flag=True, help="Print the next such day after today only.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Begin at this day (default: today in [site] time_zone).",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    only_next: bool,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """Show on which days the site changes although no file does.

    Articles that appear or disappear, notices, and policy values with dates: each takes effect
    with the first build of its day. Drafts are not listed.
    """
    from kbgen.config import load_project

    project = load_project(config_file)
    zone = project.config.site.time_zone
    today = as_of.date() if as_of else dt.datetime.now(ZoneInfo(zone)).date()
    coming = _coming(project, today)
    if only_next:
        days = [day for day, _ in coming if day > today]
        if days:
            emit(days[0].isoformat())
    elif form == "json":
        emit(
            json.dumps([_as_json(day, turn) for day, turn in coming], ensure_ascii=False, indent=1)
        )
    else:
        _print(coming, today, zone, quiet=quiet)


def _coming(project: "Project", today: dt.date) -> "list[tuple[dt.date, Turn]]":
    """Return what takes effect today or later, by day."""
    from kbgen.load import read_turns, scan

    turns = read_turns(project, scan(project))
    drafts = {turn.path for turn in turns if turn.day is None}
    return [
        (turn.day, turn)
        for turn in dict.fromkeys(turns)
        if turn.day and turn.day >= today and turn.path not in drafts
    ]


def _print(
    coming: "Iterable[tuple[dt.date, Turn]]", today: dt.date, zone: str, *, quiet: bool
) -> None:
    if not coming:
        say("No date in the content changes the site.")
        return
    for day, turns in groupby(coming, key=lambda one: one[0]):
        days = (day - today).days
        say(f"{day} ({'today' if not days else 'tomorrow' if days == 1 else f'in {days} days'})")
        for _, turn in turns:
            tag = f" ({turn.locale})" if turn.locale else ""
            say(f"  {turn.what}: {turn.title}{tag}, {turn.path}")
    if not quiet:
        say(f"Each takes effect with the first build of its day in {zone}: publish every day.")


def _as_json(day: dt.date, turn: "Turn") -> dict[str, str]:
    return {**turn._asdict(), "day": day.isoformat()}
