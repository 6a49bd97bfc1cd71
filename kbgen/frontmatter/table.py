"""Front matter as keys and values, whatever it was written in."""

from typing import Any, NamedTuple

from kbgen.diagnostics import Diagnostic, Span


class Table(NamedTuple):
    """Keys and values, and where the keys stand."""

    data: dict[Any, Any]
    places: dict[str, Span]
    diagnostics: tuple[Diagnostic, ...] = ()
    """Of what is doubtful."""


class UnreadableError(Exception):
    """Front matter that does not parse. It carries the finding."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding
