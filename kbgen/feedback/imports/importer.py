"""What an importer is: one object in the file that reads its format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kbgen.feedback.imports.items import Item


class Beginning(NamedTuple):
    """The first lines of a file."""

    first: str
    """The first line that is not empty."""
    columns: frozenset[str]
    """The names in its header, in lower case; none where it is JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    name: str
    """As in `--format`, and as the source of page views."""
    read: Callable[[Iterable[str], str], Iterator[Item]]
    """Yield what lines say; the text is the path of the help centre, with slashes at both ends."""
    recognises: Callable[[Beginning], bool]
    members: str = ""
    """Pattern of the names of files in an archive that it reads; empty: it reads no archives."""


def beginning_of(lines: list[str]) -> Beginning:
    """Look at the first lines of a file."""
    filled = [line for line in lines if line.strip()]
    first = filled[0].lstrip() if filled else ""
    if first.startswith("{"):
        return Beginning(first, frozenset())
    header = next((line for line in filled if line[0] != "#"), "")
    return Beginning(first, frozenset(c.strip().strip('"').lower() for c in header.split(",")))
