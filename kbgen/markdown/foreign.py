"""Blocks of other tools, which stay readable as text and are reported."""

import re
from collections.abc import Iterable

from markdown_it.token import Token

_BLOCK = re.compile(
    r"^[ \t]*(?P<mark>/{3,}|:{3,}|!{3}(?=\s)|\?{3}\+?(?=\s)|={3}(?=[+!]? \")|\{[*%]|\{\{[<%])"
    r"[ \t]*(?P<name>[\w.-]*)(?P<end>[ \t]*$)?",
    re.MULTILINE,
)
_STARTS = frozenset("/:!?={")
_CALLOUTS = {
    "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "tip": "TIP", "hint": "TIP",
    "success": "TIP", "check": "TIP", "important": "IMPORTANT", "warning": "WARNING",
    "attention": "WARNING", "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION",
}  # fmt: skip


def foreign_blocks(tokens: Iterable[Token]) -> list[tuple[int, str, str]]:
    """Return (line in the body from 0, message, hint) of each opening line.

    Closing lines that close nothing are among them.
    """
    found = []
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        if token.content.lstrip()[:1] not in _STARTS and "\n" not in token.content:
            continue  # most texts; looking for the pattern at each of their characters takes time
        for match in _BLOCK.finditer(token.content):
            name = match["name"]
            line = token.map[0] + token.content.count("\n", 0, match.start("mark"))
            if not name and match["mark"][0] in ":/" and match["end"] is not None:
                hint = "Take it out, or open a block above it."
                found.append((line, f"`{match['mark']}` closes no block", hint))
                continue
            alert = _CALLOUTS.get(name.lower())
            hint = f"Write `> [!{alert}]` for a callout." if alert else "It is shown as text."
            block = f"{match['mark']} {name}".strip()
            found.append((line, f"`{block}` is syntax of another tool", hint))
    return found
