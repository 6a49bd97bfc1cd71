"""Settings under their new names, with comments and layout as they were."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from kbgen import toml
from kbgen.renames import Rename


def with_new_settings(text: str, renames: Iterable[Rename]) -> tuple[str, list[Rename]]:
    """Return the text with new names, and what cannot be rewritten, of those that it has.

    Raises TomlError for text that does not parse.
    """
    left = []
    for rename in renames:
        old, new = rename.old.split("."), rename.new.split(".")
        goal = toml.parse(text)
        if not toml.has(goal, old):
            continue
        is_moved = toml.move(goal, old, new)
        made = _rewritten(text, old, new) if is_moved else iter(())
        done = next((one for one in made if _parsed(one) == goal), "")
        if not done:
            left.append(rename)
        text = done or text
    return text, left


def _rewritten(text: str, old: list[str], new: list[str]) -> Iterator[str]:
    """Yield what may be the text with the new name, with the least changes first."""
    if len(old) == len(new):
        yield toml.with_name(text, old, new)
    if old[:-1] == new[:-1]:
        for found in re.finditer(rf"\b{re.escape(old[-1])}(?=[\"']?\s*=)", text):
            yield text[: found.start()] + new[-1] + text[found.end() :]
    yield _moved(text, old, new)


def _moved(text: str, old: list[str], new: list[str]) -> str:
    """Move a value to the end of another table; its comment in the same line goes along."""
    try:
        document: Any = tomlkit.parse(text)
        source = document
        for part in old[:-1]:
            source = source[part]
        value = deepcopy(source[old[-1]])
        del source[old[-1]]
        goal = document
        for part in new[:-1]:
            goal = goal.setdefault(part, tomlkit.table())
        goal[new[-1]] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError):
        return ""


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return toml.parse(text)
    except toml.TomlError:
        return None
