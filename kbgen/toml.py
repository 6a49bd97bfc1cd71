"""TOML of a project: parsed within limits, and where its keys stand.

tomllib recurses without a limit, takes quadratic time for long dotted keys, and reports no lines
of keys.
"""

import contextlib
import json
import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import eq
from typing import Any

#: Arrays and inline tables in each other, and parts of a dotted key.
DEEPEST = 50
#: Digits of a number. Python refuses to read more than 4,300.
_LONGEST_NUMBER = 1000
#: What has to be looked at; strings and comments are passed over as a whole.
_TOKENS = re.compile(
    r'"""(?:[^"\\]++|\\(?:.|\Z)|"(?!""))*+(?:"""|\Z)"{0,2}'
    r"|'''(?:[^']++|'(?!''))*+(?:'''|\Z)'{0,2}"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?|#[^\n]*+"
    rf"|(?P<number>[0-9_]{{{_LONGEST_NUMBER},}}+)"
    r"|(?P<sign>[\[\]{}.=,\n])",
    re.DOTALL,
)
_PLACE = re.compile(r"line (\d+), column (\d+)")
#: A table's name and a key, and their parts.
_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)[ \t]*({_NAME})[ \t]*\]")
_KEY = re.compile(rf"\s*({_NAME})[ \t]*=")


class TomlError(ValueError):
    """Text that does not parse. The message ends with the place, where it is known."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a text. Raises TomlError."""
    check_limits(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        raise TomlError(str(error), line, column) from error


def quoted(value: str | list[str]) -> str:
    """Return a string or a list of strings as TOML has them: as JSON, with U+007F escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def move(data: dict[str, Any], old: Sequence[str], new: Sequence[str]) -> bool:
    """Move a value to another path of keys; return whether that could be done.

    It is left where no value has the old path, or one has the new path already.
    """
    source, goal = _table(data, old), _table(data, new)
    if source is None or goal is None or old[-1] not in source or new[-1] in goal:
        return False
    goal = data
    for part in new[:-1]:
        goal = goal.setdefault(part, {})
    goal[new[-1]] = source.pop(old[-1])
    return True


def has(data: dict[str, Any], keys: Sequence[str]) -> bool:
    """Tell whether a path of keys has a value."""
    return keys[-1] in (_table(data, keys) or ())


def _table(data: dict[str, Any], keys: Sequence[str]) -> dict[str, Any] | None:
    """Return the table of the last of some keys, empty where there could be one; else None."""
    table: Any = data
    for part in keys[:-1]:
        table = table.get(part, {}) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def with_name(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """Return a text with the parts that differ between two paths of keys of one length renamed.

    Lines of a long text are taken for keys where they look like some: compare what the result
    parses to.
    """
    lines = text.split("\n")
    table: list[str] = []
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        found, group = (header, 2) if header else (_KEY.match(line), 1)
        if found is None:
            continue
        above = [] if header else table
        path = [*above, *_parts(found[group])]
        table = path if header else table
        if all(map(eq, path, old)):
            names = _renamed(found[group], [*zip(old, new, strict=True)][len(above) :])
            lines[number] = line[: found.start(group)] + names + line[found.end(group) :]
    return "\n".join(lines)


def _renamed(name: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Rename the parts of a dotted name. pairs: each part and its new name, as far as they go."""
    kept = iter(pairs)

    def new(part: re.Match[str]) -> str:
        old, goal = next(kept, ("", ""))
        return part[0] if old == goal else goal

    return re.sub(_PART, new, name)


def check_limits(text: str) -> None:
    """Raise TomlError for a text that is nested too deep, or has a number of too many digits."""
    depth = dots = 0
    for token in _TOKENS.finditer(text):
        sign = token["sign"]
        if token["number"]:
            raise _beyond(f"A number has more than {_LONGEST_NUMBER} digits", text, token.start())
        if sign is None:
            continue
        dots = dots + 1 if sign == "." else 0
        depth += (sign in "[{") - (sign in "]}")
        if max(depth, dots + 1) > DEEPEST:
            raise _beyond(f"Nested deeper than {DEEPEST} levels", text, token.start())


def _beyond(message: str, text: str, position: int) -> TomlError:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return TomlError(f"{message} (at line {line}, column {column})", line, column)


def line_of(text: str, keys: list[str]) -> int:
    """Find the line of a path of keys, or of the nearest above it.

    A key made of digits is the number of a table in an array.
    """
    return _index(text).line(keys)


class _Node:
    """A key, with those below it."""

    __slots__ = ("below", "first", "lines", "tables")

    def __init__(self, line: int) -> None:
        self.below: dict[str, _Node] = {}
        self.first = line
        """The first line that names it, or something below it."""
        self.lines: list[int] = []
        """All that name it."""
        self.tables: list[int] = []
        """Those of them that begin a table of an array."""


class _Lines:
    """The lines of all keys."""

    def __init__(self, text: str) -> None:
        self._root = _Node(1)
        table = self._root
        for number, line in enumerate(text.split("\n"), 1):
            if header := _HEADER.match(line):
                table = self._add(self._root, _parts(header[2]), number)
                if header[1] == "[[":
                    table.tables.append(number)
            elif key := _KEY.match(line):
                self._add(table, _parts(key[1]), number)

    @staticmethod
    def _add(node: _Node, parts: list[str], line: int) -> _Node:
        for part in parts:
            node = node.below.setdefault(part, _Node(line))
        node.lines.append(line)
        return node

    def line(self, keys: list[str]) -> int:
        path = self._path(keys)
        if len(path) == len(keys) > 0:
            return path[-1].first
        wanted = [key for key in keys if not key.isdigit()]
        if len(wanted) < len(keys):
            number = next(int(key) for key in keys if key.isdigit())
            return _in_table(self._path(wanted), len(wanted), number)
        return next((node.lines[0] for node in reversed(path) if node.lines), 1)

    def _path(self, keys: list[str]) -> list[_Node]:
        """Return the nodes of the keys, as far as they exist."""
        path: list[_Node] = []
        node: _Node | None = self._root
        for key in keys:
            node = node.below.get(key) if node else None
            if node is None:
                break
            path.append(node)
        return path


def _parts(name: str) -> list[str]:
    """Cut a dotted name; what is quoted may hold dots."""
    return [_unquoted(part) if part[0] in "\"'" else part for part in re.findall(_PART, name)]


def _unquoted(part: str) -> str:
    if "\\" in part and part[0] == '"':
        with contextlib.suppress(tomllib.TOMLDecodeError):  # in a text of several lines
            return str(tomllib.loads(f"x = {part}")["x"])
    return part[1:-1]


def _in_table(path: list[_Node], depth: int, number: int) -> int:
    """Return the line within the table of that number, or above all tables of the array."""
    arrays = [node.tables for node in path if node.tables]
    starts = arrays[0] if len(arrays) == 1 else sorted(line for some in arrays for line in some)
    spans = [(0, starts[0] if starts else None)]
    if number < len(starts):
        spans.append((starts[number], starts[number + 1] if number + 1 < len(starts) else None))
    for node in reversed(path):
        # A key below the last one says where that is.
        nodes = [node]
        for one in nodes if len(path) == depth and node is path[-1] else ():
            nodes += one.below.values()
        found = [line for begin, end in spans if (line := _first(nodes, begin, end))]
        if found:
            return found[0]
    return 1


def _first(nodes: list[_Node], begin: int, end: int | None) -> int | None:
    found = []
    for node in nodes:
        at = bisect_left(node.lines, begin)
        if at < len(node.lines) and (end is None or node.lines[at] < end):
            found.append(node.lines[at])
    return min(found, default=None)


@lru_cache(maxsize=4)
def _index(text: str) -> _Lines:
    return _Lines(text)
