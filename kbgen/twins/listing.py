"""How lists for programs are written: JSON with one entry a line, so that an edit changes few."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

#: Between two entries, and behind the last. No entry contains a line break.
_BETWEEN, _END = ",\n", "\n]\n}\n"


def as_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_list(head: Mapping[str, Any], name: str, lines: Iterable[str]) -> bytes:
    """Return a list. head: what comes before the entries. name: of the entries."""
    keys = "".join(f'"{key}": {as_line(value)},\n' for key, value in head.items())
    return f"{{\n{keys}{_start(name)}{_BETWEEN.join(lines)}{_END}".encode()


def replace_lines(written: bytes, name: str, changed: Mapping[str, Iterable[str]]) -> bytes:
    """Return the list with other lines for some entries. changed: what a line begins with → lines.

    Entries that are not in the list are left out.
    """
    head, start, rest = written.decode().partition(_start(name))
    lines = rest.removesuffix(_END).split(_BETWEEN)
    for beginning, new in changed.items():
        own = [number for number, line in enumerate(lines) if line.startswith(beginning)]
        if own:
            lines[own[0] : own[-1] + 1] = new
    return f"{head}{start}{_BETWEEN.join(lines)}{_END}".encode()


def _start(name: str) -> str:
    return f'"{name}": [\n'
