"""Commands and their options, as click knows them."""

import inspect
from collections.abc import Iterator

import click

from kbgen.cli import COMMANDS, _cli
from tests.reference.form import Page, code, prose, sentence, table


def walk() -> Iterator[tuple[str, click.Command]]:
    """Yield (words, command) of every command and subcommand, in the order of the help."""
    context = click.Context(_cli, info_name="kbgen", **_cli.context_settings)
    for name in COMMANDS:
        command = _cli.get_command(context, name)
        yield from _below(f"kbgen {name}", command)


def _below(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _below(f"{words} {name}", inner)


def _options(command: click.Command, context: click.Context) -> str:
    rows = []
    for option in command.params:
        if not isinstance(option, click.Option):
            continue
        names, about = option.get_help_record(context) or ("", "")
        rows.append([code(names), prose(about)])
    return table(["Option", "What it does"], rows) if rows else ""


def _section(words: str, command: click.Command) -> str:
    level = "#" * words.count(" ") + "#"
    # Commands remember the names of their option for help.
    context = click.Context(command, info_name=words, **_cli.context_settings)
    pieces = " ".join(command.collect_usage_pieces(context))
    parts = [
        f"{level} {words} {{#{words.removeprefix('kbgen ').replace(' ', '-')}}}",
        *([] if isinstance(command, click.Group) else [f"```console\n$ {words} {pieces}\n```"]),
        "\n\n".join(
            prose(" ".join(part.split()))
            for part in inspect.cleandoc(command.help or "").split("\n\n")
        ),
        _options(command, context),
    ]
    return "\n\n".join(part for part in parts if part)


def page() -> Page:
    overview = table(
        ["Command", "What it does"],
        [
            [f"[`kbgen {name}`](#{name})", sentence(prose(about))]
            for name, about in COMMANDS.items()
        ],
    )
    intro = (
        "Every command prints its options with `--help`. Exit codes: 0 the command succeeded, 1 the"
        " content has errors (or warnings under `--strict`), 2 the command was used wrongly or"
        " could not finish. `kbgen --version` prints the version."
    )
    sections = [_section(words, command) for words, command in walk()]
    return Page(
        "Commands and options",
        "Every kbgen command with its arguments and options.",
        ("CLI", "command line", "flags", "exit code", "usage"),
        "\n\n".join([intro, overview, *sections]),
    )
