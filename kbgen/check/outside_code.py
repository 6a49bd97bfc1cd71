"""What stands outside of front matter and code, where lines are looked at or changed."""

import re
from collections.abc import Iterator

from kbgen import frontmatter

_FENCE = re.compile(r"^[\s>*+-]*(`{3,}|~{3,})(.*)")
_TICKS = re.compile(r"`+")


def lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
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
    runs = [found.span() for found in _TICKS.finditer(line)]
    # A run of backticks closes at the next one of its length, as CommonMark says. Looking for it
    # from the end makes this take one walk, whatever the line.
    closing: dict[int, int] = {}
    closes: list[int | None] = []
    for start, end in reversed(runs):
        closes.append(closing.get(end - start))
        closing[end - start] = end
    pieces: list[str] = []
    at = 0
    for (start, _), close in zip(runs, reversed(closes), strict=True):
        if start >= at and close is not None:
            pieces += [line[at:start], " " * (close - start)]
            at = close
    return "".join([*pieces, line[at:]])
