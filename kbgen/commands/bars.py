"""A progress bar on a terminal; nothing elsewhere."""

import sys
from types import TracebackType
from typing import Self


class Bars:
    """Shows the steps of a long command on standard error."""

    def __init__(self, *, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import Progress

        is_shown = not quiet and sys.stderr.isatty()
        self._progress = Progress(
            console=Console(stderr=True), disable=not is_shown, transient=True
        )
        self._steps: dict[str, int] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if step not in self._steps:
            self._steps[step] = self._progress.add_task(step, total=total)
        self._progress.update(self._steps[step], completed=done, total=total)  # type: ignore[arg-type]

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
