"""Front matter under its new keys."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kbgen import frontmatter, toml
from kbgen.renames import Rename


def with_new_keys(text: str, renames: Iterable[Rename]) -> tuple[str, list[Rename]]:
    """Return the text with new keys, and what cannot be rewritten, of those that it has."""
    left = []
    for rename in renames:
        data = _keys(text)
        if rename.old not in data:
            continue
        goal = {rename.new if key == rename.old else key: data[key] for key in data}
        made = _renamed(text, rename) if rename.new not in data else iter(())
        done = next((one for one in made if _keys(one) == goal), "")
        if not done:
            left.append(rename)
        text = done or text
    return text, left


def _keys(text: str) -> dict[Any, Any]:
    parts = frontmatter.split(text)
    table = frontmatter.read_table(parts, "") if parts else None
    return table.data if table else {}


def _renamed(text: str, rename: Rename) -> Iterator[str]:
    """Yield the text with each change in turn of what looks like the key."""
    parts = frontmatter.split(text)
    if parts is None:
        return
    at = text.index(parts.text)
    matter, after = parts.text, text[at + len(parts.text) :]
    if parts.kind == "toml":
        yield text[:at] + toml.with_name(matter, [rename.old], [rename.new]) + after
    for found in re.finditer(rf"(?m)(?:^|[{{,])[ \t]*+[\"']?({re.escape(rename.old)})\b", matter):
        yield text[:at] + matter[: found.start(1)] + rename.new + matter[found.end(1) :] + after
