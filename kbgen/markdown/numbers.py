"""Numbers in groups, such as phone numbers, in texts that are read from right to left.

Each group would be drawn to the left of the one before it: `+31 10 555` as `555 10 31+`.
"""

import re

from markdown_it.token import Token

from kbgen.markdown.directive import html

#: Signs that separate the groups within a number keep their order; blanks do not.
_GROUPS = re.compile(r"(?<![\w+(])[+(]?\d[\d()./-]{0,30}(?: [(]?\d[\d()./-]{0,30}){1,9}(?!\w)")
_FEWEST_DIGITS = 7


def isolate_numbers(tokens: list[Token]) -> None:
    """Put `<bdi>` around the numbers in texts."""
    for token in tokens:
        if token.type == "inline" and token.children and _GROUPS.search(token.content):
            token.children = [part for child in token.children for part in _isolated(child)]


def _isolated(child: Token) -> list[Token]:
    if child.type != "text":
        return [child]
    parts: list[Token] = []
    last = 0
    for found in _GROUPS.finditer(child.content):
        if sum(map(str.isdecimal, found[0])) < _FEWEST_DIGITS:
            continue
        parts.append(Token("text", "", 0, content=child.content[last : found.start()]))
        parts.append(html('<bdi dir="ltr">'))
        parts.append(Token("text", "", 0, content=found[0]))
        parts.append(html("</bdi>"))
        last = found.end()
    if not parts:
        return [child]
    return [*parts, Token("text", "", 0, content=child.content[last:])]
