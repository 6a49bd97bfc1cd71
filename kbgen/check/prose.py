"""An article's text, line by line, without what is no prose: front matter and code."""

import re
from collections.abc import Iterator

from kbgen import frontmatter

_FENCE = re.compile(r"^[\s>*+-]*(`{3,}|~{3,})(.*)$")
_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines outside of front matter and fenced code."""
    parts = frontmatter.split(text)
    if parts is None:
        return
    fence = ""
    for number, line in enumerate(parts.body.split("\n"), parts.body_line):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
        else:
            yield number, line


def without_code(line: str) -> str:
    """Return a line with blanks in the place of code, so that places stay as they are."""
    return _SPAN.sub(lambda found: " " * len(found[0]), line) if "`" in line else line
