import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.commands.options import open_project, project_options, read_locales
from kbgen.commands.policy_find import find_values
from kbgen.commands.policy_try import try_values
from kbgen.commands.terminal import emit, say

if TYPE_CHECKING:
    from kbgen.check import Checked
    from kbgen.check.uses import Uses
    from kbgen.model.locale import Locale
    from kbgen.model.policy import Period, PolicyValue


@click.group()
def command() -> None:
    """Policy values: what the shop promises, in content/policies.toml."""


command.add_command(find_values)
command.add_command(try_values)


@command.command("list")
@project_options
@click.option("--locale", help="Locale to show values in (default: the default locale).")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Show the values in force on this day (default: today).",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def list_values(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    locale: str | None,
    as_of: dt.datetime | None,
    form: str,
) -> None:
    """Show each value, what it is in each market, and where it is used."""
    from kbgen.build import BuildOptions, check
    from kbgen.build.checks import to_check
    from kbgen.check.uses import uses_of

    project = open_project(config_file)
    reader = read_locales((locale,), project.locales)[0] if locale else project.default_locale
    options = BuildOptions(
        out=project.root, drafts=True, audience="agent", as_of=as_of.date() if as_of else None
    )
    checked = to_check(check(project, options))
    uses = uses_of(checked)
    listed = [_described(checked, value, reader, uses) for value in checked.policies.values]
    if form == "json":
        emit(json.dumps(listed, ensure_ascii=False, indent=1))
    elif listed:
        for number, one in enumerate(listed):
            say(("\n" if number else "") + "\n".join(_lines(one, verbose=verbose)))
    elif not quiet:
        say("No policy values. Define them in content/policies.toml.")
    for name in sorted(checked.policies.broken):
        say(f"{name} is invalid; `kbgen check` reports why.", err=True)


def _described(
    checked: "Checked", value: "PolicyValue", locale: "Locale", uses: "Uses"
) -> dict[str, Any]:
    """Return a value as `--format json` shows it."""
    from kbgen.model.policy import Reference

    usual, others = checked.values.by_market(Reference(value.name, ""), locale)
    return {
        "name": value.name,
        "type": value.type,
        "note": value.note,
        "path": "content/policies.toml",
        "line": value.line,
        "value": usual if value.on(checked.day) else None,
        "markets": others,
        "periods": [_period(checked, value, period, locale) for period in value.periods],
        "uses": [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in uses[value.name]
        ],
    }


def _period(
    checked: "Checked", value: "PolicyValue", period: "Period", locale: "Locale"
) -> dict[str, Any]:
    from kbgen.model.policy import Reference

    values = checked.values.on(_day_in(value, period, checked.day))
    usual, others = values.by_market(Reference(value.name, ""), locale)
    ends = {"valid_from": period.first, "valid_until": period.last}
    days = {key: day.isoformat() if day else None for key, day in ends.items()}
    return {**days, "value": usual, "markets": others}


def _day_in(value: "PolicyValue", period: "Period", today: dt.date) -> dt.date:
    """Return a day on which a period applies, and none that begins later."""
    if period.first:
        return period.first
    later = [other.first for other in value.periods if other.first]
    before = (day - dt.timedelta(days=1) for day in later if day > dt.date.min)
    return min([*before, period.last or today])


#: Places that are shown of a value, unless -v asks for all.
_PLACES = 5


def _lines(one: dict[str, Any], *, verbose: bool) -> list[str]:
    """Return a value as people read it."""
    value = "no value on this day" if one["value"] is None else _on_one_line(one["value"])
    lines = [f"{one['name']}  {value}  ({one['type']})"]
    lines += [f"  {market}: {_on_one_line(text)}" for market, text in one["markets"].items()]
    for period in one["periods"]:
        ends = (("from", period["valid_from"]), ("until", period["valid_until"]))
        when = " ".join(f"{word} {day}" for word, day in ends if day)
        if when:
            others = "".join(f"; {m}: {_on_one_line(t)}" for m, t in period["markets"].items())
            lines.append(f"  {when}: {_on_one_line(period['value'])}{others}")
    if one["note"]:
        lines.append(f"  note: {_on_one_line(one['note'])}")
    places = list(dict.fromkeys(f"{place['path']}:{place['line']}" for place in one["uses"]))
    shown = places if verbose else places[:_PLACES]
    lines += [f"  used: {place}" for place in shown]
    if len(places) > len(shown):
        left = len(places) - len(shown)
        lines.append(f"  used: {left} more place{'s' if left > 1 else ''}; -v shows them")
    return lines if places else [*lines, "  never used"]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
