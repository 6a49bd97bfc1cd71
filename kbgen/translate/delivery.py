"""A translated file as it comes back, whatever its format."""

from typing import NamedTuple

from kbgen.diagnostics import Diagnostic, Severity, Span


class Delivered(NamedTuple):
    """A unit of the file."""

    id: str
    translation: str
    """Its form, see `parts.py`; empty: it is not translated."""
    line: int
    """In the delivered file."""
    address: str = ""
    """Where the unit stands, for people."""


class Delivery(NamedTuple):
    """What a file holds."""

    tag: str
    """The language it is translated into."""
    units: tuple[Delivered, ...]


class DeliveryError(ValueError):
    """A file that cannot be used, with the reason of each error."""

    def __init__(self, errors: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


def wrong(path: str, line: int, message: str, hint: str = "") -> Diagnostic:
    """Return an error in a delivered file."""
    place = Span(path=path, line=line)
    return Diagnostic(code="KB410", severity=Severity.ERROR, span=place, message=message, hint=hint)
