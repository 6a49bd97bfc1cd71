"""Output of commands: text for people, made visible, and data for machines, unchanged."""

import click

from kbgen.errors import KbgenError
from kbgen.text import visible


def say(text: str, *, err: bool = False) -> None:
    """Print text for people; control characters are shown as escapes."""
    click.echo(visible(text), err=err)


def emit(data: str, *, nl: bool = True) -> None:
    r"""Print what another program reads to standard output.

    Surrogates of a broken file name are written as in JSON: `\udcff`.
    """
    click.echo(data.encode("utf-8", "backslashreplace").decode(), nl=nl)


def say_error(error: KbgenError) -> None:
    """Print an error and its hint."""
    say(f"Error: {error.message}", err=True)
    if error.hint:
        say(f"  hint: {error.hint}", err=True)
