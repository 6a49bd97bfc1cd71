"""Progress on a terminal; nothing elsewhere."""

import sys
from types import TracebackType
from typing import Self

import click


class Progress:
    """One line that is overwritten by the next step."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def __call__(self, step: str, count: int) -> None:
        if self._shown:
            click.echo(f"\r\x1b[K{step} {count} …", nl=False, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
