"""Adds an alias to front matter."""

from collections.abc import Callable

from kbgen.check.edit import Lines
from kbgen.check.lists import Changed, add_entry


def add_alias(alias: str) -> Callable[[Lines], Changed | None]:
    """Return an edit that adds an alias and leaves the other front matter unchanged."""
    return add_entry("aliases", ("aliases", "redirect_from"), alias)
