"""Writes a text into front matter."""

import json
import re

#: Text that YAML reads as a plain scalar, also in lists: an address, or words of letters.
_PLAIN = re.compile(r"/[A-Za-z0-9_./-]*|[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)*")
#: Words that YAML takes for something else.
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def as_scalar(text: str) -> str:
    """Return a text as YAML has it, in quotes where it would be read as something else."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _TAKEN
    return text if is_plain else json.dumps(text, ensure_ascii=False)
