"""`kbgen learn`: write content/asked.toml from the feedback store, or add to it from a file."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.commands.options import LazyChoice, open_project, project_options
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError
from kbgen.text import visible

if TYPE_CHECKING:
    from kbgen.asked import AskedEntry
    from kbgen.build.trial_index import TrialIndexes
    from kbgen.config import Project
    from kbgen.learn import Change

#: Changes, and lines of a file, that are printed without -v.
_SHOWN = 20
_SIGNS = {"new": "+", "removed": "-", "changed": "~"}


def _formats() -> list[str]:
    from kbgen.learn.formats import FORMATS

    return [one.name for one in FORMATS]


@click.command()
@project_options
@click.option("--store", metavar="URL", help="Feedback store (default: [feedback] store).")
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    help="Add from a search log or tickets instead of the store.",
)
@click.option(
    "--format", "form", type=LazyChoice(_formats), help="Format of the file (default: detected)."
)
@click.option("--locale", help="Locale of a file's queries where it names none.")
@click.option(
    "--as-of",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day from which events age (default: today).",
)
@click.option("--dry-run", is_flag=True, help="Show what would change without writing it.")
def command(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    store: str | None,
    file: Path | None,
    form: str | None,
    locale: str | None,
    day: dt.datetime | None,
    dry_run: bool,
) -> None:
    """Learn which questions lead to which article, for search.

    Writes content/asked.toml: review the changes and commit the file. Questions are learned that
    several people typed, on several days, before they opened an article that helped; see [learn].
    No entry may move a search of content/golden.toml down.
    """
    from kbgen.asked import read_asked, write_asked
    from kbgen.build import BuildOptions
    from kbgen.build.trial_index import TrialIndexes
    from kbgen.learn import changes, merged

    _refuse(file, store, form or locale)
    project = open_project(config_file)
    before, wrong = read_asked(project.content, [one.tag for one in project.locales])
    if wrong:
        raise KbgenError("\n".join(str(one).split("\n")[0] for one in wrong), "Fix it first.")
    with TrialIndexes(project, BuildOptions(out=project.root / "site")) as trial:
        if file:
            learned, notes, problems = _of_file(project, trial, file, form, locale)
        else:
            learned, notes = _of_store(project, trial, store, day)
            problems = []
        after = merged(before, learned, replaces=file is None)
        after, guarded = _guarded(project, trial, before, after)
    made = changes(before, after)
    for text in problems[: None if verbose else _SHOWN]:
        say(text, err=True)
    if len(problems) > _SHOWN and not verbose:
        say(f"… and {len(problems) - _SHOWN} more skipped lines; -v shows them", err=True)
    if not quiet:
        _print(made, notes, guarded, verbose=verbose)
    if made and not dry_run:
        write_asked(project.content, after)
    if not quiet:
        say(_summary(made, len(after), dry_run=dry_run))
    if problems:
        sys.exit(1)


def _refuse(file: Path | None, store: str | None, about_file: str | None) -> None:
    """Raise KbgenError for options that do not go together."""
    if store and file:
        raise KbgenError("--store and --from cannot be combined", "Run kbgen learn twice.")
    if about_file and not file:
        raise KbgenError("--format and --locale are about a file", "Name it with --from FILE.")


def _of_store(
    project: "Project", trial: "TrialIndexes", url: str | None, day: dt.datetime | None
) -> tuple[tuple["AskedEntry", ...], list[str]]:
    from kbgen.feedback import open_store, store_exists
    from kbgen.learn import Limits, agreed, read_evidence

    wanted = url or project.store
    if not store_exists(wanted, project.root):
        hint = "Check --store." if url else "Check [feedback] store, or give --store or --from."
        raise KbgenError(f"Store {wanted} not found", hint)
    table = project.config.learn
    today = (day.date() if day else dt.datetime.now(dt.UTC).date()) - dt.date(1970, 1, 1)
    limits = Limits(
        people=table.people,
        days=table.days,
        half_life_days=table.half_life_days,
        today=today.days,
    )
    with open_store(wanted, project.root) as store:
        evidence = read_evidence(store, trial.searched, table.opened_per_day)
    entries, left_out = agreed(evidence, limits)
    notes = [f"{evidence.events} events read"]
    counted = {
        "without a sender (stored by an earlier version, or imported)": evidence.nameless,
        f"of senders who opened more than {table.opened_per_day} results in a day": (
            evidence.dropped
        ),
        "of results opened without a search": evidence.unasked,
    }
    notes += [f"{count} left out: {why}" for why, count in counted.items() if count]
    return entries, notes + _left_out(left_out)


def _of_file(
    project: "Project", trial: "TrialIndexes", file: Path, form: str | None, locale: str | None
) -> tuple[tuple["AskedEntry", ...], list[str], list[str]]:
    from urllib.parse import urlsplit

    from kbgen.commands.options import read_locales
    from kbgen.learn.files import read_file

    usual = read_locales((locale,), project.locales)[0] if locale else project.default_locale
    base = urlsplit(project.config.site.url).path or "/"
    found = read_file(file, form, trial.site, usual, base, project.config.learn.people)
    notes = [f"{found.pairs} questions read as {found.form}", *_left_out(found.left_out)]
    return found.entries, notes, found.problems


def _guarded(
    project: "Project",
    trial: "TrialIndexes",
    before: Sequence["AskedEntry"],
    after: tuple["AskedEntry", ...],
) -> tuple[tuple["AskedEntry", ...], tuple["AskedEntry", ...]]:
    from kbgen.learn.golden import guarded
    from kbgen.search.golden import read_golden

    file = project.content / "golden.toml"
    searches = read_golden(file, project.locales) if file.exists() else ()
    return guarded(before, after, searches, trial.read)


def _left_out(counted: Counter[str]) -> list[str]:
    return [f"{count} questions left out: {reason}" for reason, count in sorted(counted.items())]


def _print(
    made: Sequence["Change"],
    notes: Sequence[str],
    guarded: Sequence["AskedEntry"],
    *,
    verbose: bool,
) -> None:
    for note in notes:
        say(note)
    for one in guarded:
        say(f"Left out for a golden search: “{visible(one.query)}” → {one.article} ({one.locale})")
    for change in made[: None if verbose else _SHOWN]:
        one = change.entry
        about = f"{one.opened} opened, {one.people} people a day" if one.opened else "by hand"
        say(
            f"{_SIGNS[change.kind]} {one.locale}  “{visible(one.query)}” → {one.article}"
            f"  ({one.weight:g}; {about})"
        )
    if len(made) > _SHOWN and not verbose:
        say(f"… and {len(made) - _SHOWN} more; -v shows them")


def _summary(made: Sequence["Change"], total: int, *, dry_run: bool) -> str:
    counts = Counter(change.kind for change in made)
    if not made:
        return f"content/asked.toml is up to date: {total} questions"
    what = ", ".join(f"{counts[kind]} {kind}" for kind in _SIGNS if counts[kind])
    if dry_run:
        return f"Would write content/asked.toml: {total} questions ({what})"
    return f"Wrote content/asked.toml: {total} questions ({what}); review and commit it"
