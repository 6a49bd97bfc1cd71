"""What commands print: text for people, as it can be seen, and data for machines, as it is."""

import click

from kbgen.errors import KbgenError
from kbgen.text import visible


def say(text: str, *, err: bool = False) -> None:
    """Print text for people; what would move the cursor or start a command is shown instead."""
    click.echo(visible(text), err=err)


def emit(data: str, *, nl: bool = True) -> None:
    r"""Print what another program reads to standard output.

    Half a character of a broken file name goes as JSON has it: `\udcff`.
    """
    click.echo(data.encode("utf-8", "backslashreplace").decode(), nl=nl)


def say_error(error: KbgenError) -> None:
    """Print what went wrong and, where something helps, what to do."""
    say(f"Error: {error.message}", err=True)
    if error.hint:
        say(f"  hint: {error.hint}", err=True)
