"""Templates that fill blocks under their new names."""

import re
from collections.abc import Iterable

from kbgen.renames import Rename


def with_new_blocks(text: str, renames: Iterable[Rename]) -> tuple[str, list[Rename]]:
    """Return the template with new names, and what cannot be rewritten, of those that it has."""
    left = []
    for rename in renames:
        if not _block(rename.old).search(text):
            continue
        if _block(rename.new).search(text):
            left.append(rename)
        else:
            text = _block(rename.old).sub(rf"\g<1>{rename.new}", text)
    return text, left


def _block(name: str) -> re.Pattern[str]:
    return re.compile(rf"(\{{%[-+]?\s*(?:end)?block\s+|\bself\.){name}\b")
