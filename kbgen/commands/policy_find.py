"""`kbgen policy find`: facts that texts repeat become policy values."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.commands.options import open_project, project_options
from kbgen.commands.terminal import emit, say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.check.repeated import Proposal
    from kbgen.config import Project

#: Places that are shown of a proposal, unless -v asks for all.
_PLACES = 4


@click.command("find")
@click.option(
    "--least",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    metavar="N",
    help="Propose facts that at least N places state.",
)
@click.option(
    "--ask", is_flag=True, help="Ask for a name for each proposal, and rewrite the texts."
)
@click.option(
    "--write",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the proposals to a file of decisions.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Read the decisions of a file, and rewrite the texts.",
)
@click.option(
    "--reword",
    is_flag=True,
    help="Rewrite places as well that kbgen shows in other words: working days for business days.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@project_options
def find_values(
    config_file: Path,
    quiet: bool,
    verbose: bool,
    least: int,
    ask: bool,
    target: Path | None,
    decisions: Path | None,
    reword: bool,
    form: str,
) -> None:
    """Find facts that texts repeat, and make policy values of them.

    Equal numbers are one value only if their sentences say the same; where that is not certain, the
    proposal says "perhaps". Without --ask or --decisions, nothing is written into the content.
    """
    from kbgen.check.repeated import find_repeated
    from kbgen.commands.policy_decide import Decision, read_decisions, write_decisions

    if ask and decisions:
        raise KbgenError("--ask and --decisions exclude each other", "Use one of them.")
    project = open_project(config_file)
    # Proposals of fewer places may have been decided on when there were more.
    found = find_repeated(_checked(project), 2 if decisions else least)
    if target is not None:
        write_decisions(target, found)
        say(f"Wrote {len(found)} proposals to {target}")
        return
    if decisions is not None:
        chosen = read_decisions(decisions, found)
    elif ask:
        chosen = [
            Decision(one, name)
            for one in found
            if (name := _asked(one, verbose=verbose)) is not None
        ]
    else:
        _print(found, form, quiet=quiet, verbose=verbose)
        return
    if chosen:
        _apply(project, config_file, chosen, reword=reword)
    elif not quiet:
        say("No value chosen.")


def _checked(project: "Project") -> Any:
    from kbgen.build import BuildOptions, check
    from kbgen.build.checks import to_check

    options = BuildOptions(out=project.root, drafts=True, audience="agent")
    return to_check(check(project, options))


def _print(found: "tuple[Proposal, ...]", form: str, *, quiet: bool, verbose: bool) -> None:
    if form == "json":
        emit(json.dumps([_described(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        say("\n".join(_lines(one, verbose=verbose)) + "\n")
    if not quiet:
        certain = sum(one.is_certain for one in found)
        say(f"{len(found)} proposals, {len(found) - certain} of them perhaps. "
            "--ask or --decisions writes them.")  # fmt: skip


def _described(one: "Proposal") -> dict[str, Any]:
    """Return a proposal as `--format json` shows it."""
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "value": one.value,
        "certain": one.is_certain,
        "places": [
            {"path": place.place.path, "line": place.place.line, "column": place.place.column,
             "locale": place.locale.tag, "text": place.text, "sentence": place.sentence}
            for place in one.places
        ],
    }  # fmt: skip


def _lines(one: "Proposal", *, verbose: bool) -> list[str]:
    articles = len({place.article for place in one.places})
    locales = len({place.locale for place in one.places})
    perhaps = "" if one.is_certain else "perhaps "
    head = (f"{perhaps}{one.name} = {one.value}: {len(one.places)} places, "
            f"{_some(articles, 'article')}, {_some(locales, 'language')}")  # fmt: skip
    shown = one.places if verbose else one.places[:_PLACES]
    lines = [f"  {place.place.path}:{place.place.line}: {place.sentence}" for place in shown]
    left = len(one.places) - len(shown)
    return [head, *lines, *([f"  {left} more; -v shows them"] if left else [])]


def _some(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _asked(one: "Proposal", *, verbose: bool) -> str | None:
    """Return the name that is given to a proposal; None: it is skipped."""
    say("\n".join(_lines(one, verbose=verbose)))
    name: str = click.prompt("Name, or - to skip", default=one.name if one.is_certain else "-")
    return None if name.strip() in {"", "-"} else name.strip()


def _apply(project: "Project", config_file: Path, chosen: "list[Any]", *, reword: bool) -> None:
    from kbgen.check.coupling import couple
    from kbgen.commands.policy_decide import add_values

    added = add_values(project.content / "policies.toml", chosen)
    say(f"content/policies.toml: {_some(added, 'value')} added")
    # Only a value that has been written can say which formats show it as before.
    checked = _checked(open_project(config_file))
    written, left = couple(checked, [(one.name, one.proposal) for one in chosen], reword=reword)
    for path, count in written.items():
        say(f"{path}: {_some(count, 'place')} rewritten")
    for place, reason in left:
        say(f"{place.path}:{place.line}: left as it is: {reason}")
