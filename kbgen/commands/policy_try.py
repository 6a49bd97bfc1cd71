"""`kbgen policy try`: what every sentence would be with other values."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.commands.options import open_project, project_options, read_locales
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.check import Checked
    from kbgen.check.trial import Tried
    from kbgen.model.policy import Form


@click.command("try")
@click.argument("changes", metavar="NAME=VALUE...", nargs=-1, required=True)
@click.option("--market", default="", metavar="NAME", help="Change the values in this market only.")
@click.option("--locale", "tags", multiple=True, help="Show this locale only (repeatable).")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@project_options
def try_values(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    changes: tuple[str, ...],
    market: str,
    tags: tuple[str, ...],
    form: str,
) -> None:
    """Show each sentence that names a value, now and with another one; nothing is written.

    VALUE is written as in content/policies.toml: `returns.window="1 month"`. Each sentence is also
    tried with 1, 2, 5, 11, 21, 100 and a range.
    """
    from kbgen.build import BuildOptions, check
    from kbgen.build.checks import to_check
    from kbgen.check.trial import Trial

    project = open_project(config_file)
    locales = read_locales(tags, project.locales) if tags else project.locales
    options = BuildOptions(out=project.root, drafts=True, audience="agent")
    checked = to_check(check(project, options))
    _require_market(checked, market)
    forms = dict(_form(checked, change) for change in changes)
    tried = [one for one in Trial(checked).sentences(forms, market) if one.locale in set(locales)]
    if form == "json":
        emit(json.dumps([_described(one) for one in tried], ensure_ascii=False, indent=1))
        return
    for one in tried:
        if not quiet or one.trouble:
            say("\n".join(_lines(one, verbose=verbose)) + "\n")
    say(_summary(tried))


def _require_market(checked: "Checked", market: str) -> None:
    from kbgen.text import did_you_mean

    known = checked.project.config.markets
    if market and market not in known:
        hint = did_you_mean(market, known) or f"Markets: {', '.join(known) or 'none'}."
        raise KbgenError(f"Unknown market `{market}`", hint)


def _form(checked: "Checked", change: str) -> "tuple[str, Form]":
    """Read `NAME=VALUE`. Raises KbgenError for what is not one."""
    from kbgen.policy import TYPES
    from kbgen.text import did_you_mean

    name, sign, text = (part.strip() for part in change.partition("="))
    if not sign:
        hint = 'Write NAME=VALUE, as in returns.window="1 month".'
        raise KbgenError(f"`{change}` has no value", hint)
    value = checked.policies.get(name)
    if value is None:
        known = [one.name for one in checked.policies.values]
        hint = did_you_mean(name, known) or "`kbgen policy list` shows them all."
        raise KbgenError(f"Unknown policy value `{name}`", hint)
    if value.on(checked.day) is None:
        hint = "Add a period that covers today to content/policies.toml."
        raise KbgenError(f"`{name}` has no value on {checked.day}", hint)
    try:
        return name, TYPES[value.type](text)
    except ValueError as error:
        hint = getattr(error, "hint", "")
        raise KbgenError(f"`{name}`: expected {error}, not `{text}`", hint) from error


def _described(one: "Tried") -> dict[str, Any]:
    """Return a sentence as `--format json` shows it."""
    return {
        "name": one.name,
        "path": one.place.path,
        "line": one.place.line,
        "column": one.place.column,
        "locale": one.locale.tag,
        "sentences": [
            {"markets": list(variant.markets), "now": variant.now, "new": variant.new}
            for variant in one.variants
        ],
        "probes": [
            {"value": probe.value, "sentence": probe.text, "fits": probe.fits}
            for probe in one.probes
        ],
        "message": one.trouble.message if one.trouble else None,
        "hint": one.trouble.hint if one.trouble else None,
    }


def _lines(one: "Tried", *, verbose: bool) -> Iterator[str]:
    """Yield a sentence as people read it."""
    yield f"{one.place.path}:{one.place.line}:{one.place.column}: {one.name} ({one.locale})"
    for variant in one.variants:
        markets = ", ".join(market or "elsewhere" for market in variant.markets)
        where = f" ({markets})" if markets else ""
        if variant.now == variant.new:
            yield f"  same{where}: {variant.now}"
        else:
            yield f"  now{where}: {variant.now}"
            yield f"  new{where}: {variant.new}"
    if one.trouble:
        yield f"  wrong for other numbers: {one.trouble.message}"
        yield f"  hint: {one.trouble.hint}"
    wrong = [probe for probe in one.probes if not probe.fits]
    shown = one.probes if verbose else wrong
    for probe in shown:
        yield f"  {'fits' if probe.fits else 'WRONG'}: {probe.text}"
    if one.probes and not shown:
        yield f"  tried: {' · '.join(dict.fromkeys(probe.value for probe in one.probes))}"


def _summary(tried: "Iterable[Tried]") -> str:
    listed = list(tried)
    wrong = sum(one.trouble is not None for one in listed)
    count = f"{len(listed)} sentence{'' if len(listed) == 1 else 's'}"
    return f"{count}, {wrong} of them wrong for other numbers" if wrong else f"{count}, none wrong"
