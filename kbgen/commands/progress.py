"""Progress: one line on a terminal, plain lines elsewhere."""

import sys
from types import TracebackType
from typing import Self

import click

from kbgen.commands.terminal import say
from kbgen.text import visible


class Progress:
    """Prints the current step of a build to standard error."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet
        self._overwrites = not quiet and sys.stderr.isatty()

    def __call__(self, step: str, count: int) -> None:
        text = f"{step} {count} …" if count else f"{step} …"
        if self._overwrites:
            click.echo(f"\r\x1b[K{visible(text)}", nl=False, err=True)
        elif self._shown:
            say(text, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._overwrites:
            click.echo("\r\x1b[K", nl=False, err=True)
