"""TOML between lines of three plus signs, and JSON."""

import json
import re
from collections import Counter
from typing import Any

from kbgen import toml
from kbgen.diagnostics import Span, problem
from kbgen.frontmatter.table import Table, UnreadableError

_TOML_KEY = re.compile(r"^[ \t]*+\[{0,2}+[ \t]*+[\"']?([\w-]++)[\"']?[ \t]*+[.=\]]", re.MULTILINE)
_JSON_KEY = re.compile(r'"((?:[^"\\\n]|\\.)*)"\s*:')


def read_toml(text: str, start: Span) -> Table:
    """Read front matter. start: place of its first line. Raises UnreadableError."""
    try:
        data = toml.parse(text)
    except toml.TomlError as error:
        place = Span(path=start.path, line=start.line + error.line - 1, column=error.column)
        hint = 'Put texts in quotation marks: title = "Returns".'
        message = f"Front matter does not parse: {str(error).partition(' (at ')[0]}"
        raise UnreadableError(problem("KB101", place, message, hint)) from error
    return Table(data, _places(_TOML_KEY, text, start))


def read_json(text: str, start: Span) -> Table:
    """Read front matter, with braces around it or without. Raises UnreadableError."""
    is_bare = not text.lstrip().startswith("{")
    whole = f"{{{text.rstrip().rstrip(',')}}}" if is_bare else text
    try:
        data = json.loads(whole, object_pairs_hook=_object)
        json.dumps(data, ensure_ascii=False).encode()  # halves of characters are refused
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        place = Span(path=start.path, line=start.line + line - 1, column=column)
        hint = 'Put keys and texts in quotation marks: "title": "Returns".'
        message = f"Front matter does not parse: {getattr(error, 'msg', error)}"
        raise UnreadableError(problem("KB101", place, message, hint)) from error
    return Table(data, _places(_JSON_KEY, text, start))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise ValueError(f"duplicate key `{twice}`")
    return data


def _places(pattern: re.Pattern[str], text: str, start: Span) -> dict[str, Span]:
    """Return the first place of each key that matches the pattern."""
    found: dict[str, Span] = {}
    line, seen = start.line, 0
    for key in pattern.finditer(text):
        line += text.count("\n", seen, key.start(1))
        seen = key.start(1)
        found.setdefault(key[1], Span(path=start.path, line=line))
    return found
