"""Blocks of other tools, which stay readable as text and are reported."""

import re
from collections.abc import Iterable

from markdown_it.token import Token

_BLOCK = re.compile(
    r"^\s*(?P<mark>/{3,}|:{3,}|!{3}(?=\s)|\?{3}\+?(?=\s)|\{[*%]|\{\{[<%])\s*(?P<name>[\w.-]*)",
    re.MULTILINE,
)
_STARTS = frozenset("/:!?{")
_CALLOUTS = {
    "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "tip": "TIP", "hint": "TIP",
    "success": "TIP", "check": "TIP", "important": "IMPORTANT", "warning": "WARNING",
    "attention": "WARNING", "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION",
}  # fmt: skip


def foreign_blocks(tokens: Iterable[Token]) -> list[tuple[int, str, str]]:
    """Return (line in the body from 0, the block as written, hint) of each opening line."""
    found = []
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        if token.content.lstrip()[:1] not in _STARTS and "\n" not in token.content:
            continue  # most texts; looking for the pattern at each of their characters takes time
        for match in _BLOCK.finditer(token.content):
            name = match["name"]
            if not name and match["mark"][0] != "{":
                continue  # a closing line
            line = token.map[0] + token.content.count("\n", 0, match.start("mark"))
            alert = _CALLOUTS.get(name.lower())
            hint = f"Write `> [!{alert}]` for a callout." if alert else "It is shown as text."
            found.append((line, f"{match['mark']} {name}".strip(), hint))
    return found
