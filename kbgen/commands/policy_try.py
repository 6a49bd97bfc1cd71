"""`kbgen policy try`: what every sentence would be with other values."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.commands.options import open_project, project_options, read_locales
from kbgen.commands.terminal import emit, say

if TYPE_CHECKING:
    from kbgen.check.trial import Tried


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

    Write values as in content/policies.toml: `returns.window="1 month"`. Each sentence is also
    tried with 1, 2, 5, 11, 21, 100 and a range.
    """
    from kbgen.build import BuildOptions, check
    from kbgen.build.checks import to_check
    from kbgen.check.trial import Trial, read_change, require_market

    project = open_project(config_file)
    locales = read_locales(tags, project.locales) if tags else project.locales
    options = BuildOptions(out=project.root, drafts=True, audience="agent")
    checked = to_check(check(project, options))
    require_market(checked, market)
    forms = dict(read_change(checked, change) for change in changes)
    tried = [one for one in Trial(checked).sentences(forms, market) if one.locale in set(locales)]
    if form == "json":
        emit(json.dumps([_described(one) for one in tried], ensure_ascii=False, indent=1))
        return
    for one in tried:
        if not quiet or one.trouble:
            say("\n".join(_lines(one, verbose=verbose)) + "\n")
    say(_summary(tried))


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
