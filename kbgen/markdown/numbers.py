"""Phone numbers and product codes in texts that are read from right to left.

The text around them would turn their parts about: `+31 10 555` would be drawn as `555 10 31+`,
`4711-XL` as `XL-4711`, and behind Arabic letters `031-555-0142` as `0142-555-031`.
"""

import re

from markdown_it.token import Token

from kbgen.markdown.directive import html

#: Groups with blanks between them, or at least three with hyphens: two are a range, which is read
#: from right to left as well, and so is a date. Points and slashes keep the order of their parts.
_NUMBER = (
    # A bracket only around the first group; the full stop of a sentence is none of it.
    r"\+?(?:\((?=\+?\d{1,5}\)))?\+?"
    r"(?:\d[\d()./-]{0,30}(?: [(]?\d[\d()./-]{0,30}){1,9}"
    r"|(?!\d{4}-\d\d?-\d\d?\b)\d{1,15}(?:[()]{0,2}-\d{1,15}){2,9})"
    r"(?<=\d)(?!\w)"
)
#: What begins with a digit and goes on with Latin letters behind a sign, or begins with `#`. Codes
#: that begin with a letter keep their order.
_CODE = (
    r"#[A-Za-z0-9]{1,30}(?:[-/._][A-Za-z0-9]{1,30}){0,9}"
    r"|\d{1,30}(?:[-/._]\d{1,30}){0,9}[-/._][A-Za-z][A-Za-z0-9]{0,30}"
    r"(?:[-/._][A-Za-z0-9]{1,30}){0,9}"
    r"|\d{1,30}[A-Za-z][A-Za-z0-9]{0,30}(?:[-/._][A-Za-z0-9]{1,30}){1,9}"
)
_PARTS = re.compile(rf"(?<![\w/.-])(?P<code>{_CODE})(?!\w)|(?<![\w+]){_NUMBER}")
_FEWEST_DIGITS = 7


def isolate_numbers(tokens: list[Token]) -> None:
    """Put `<bdi>` around the numbers and codes in texts."""
    for token in tokens:
        if token.type == "inline" and token.children and _PARTS.search(token.content):
            token.children = [part for child in token.children for part in _isolated(child)]


def _isolated(child: Token) -> list[Token]:
    if child.type != "text":
        return [child]
    parts: list[Token] = []
    last = 0
    for found in _PARTS.finditer(child.content):
        if not found["code"] and sum(map(str.isdecimal, found[0])) < _FEWEST_DIGITS:
            continue
        parts.append(Token("text", "", 0, content=child.content[last : found.start()]))
        parts.append(html('<bdi dir="ltr">'))
        parts.append(Token("text", "", 0, content=found[0]))
        parts.append(html("</bdi>"))
        last = found.end()
    if not parts:
        return [child]
    return [*parts, Token("text", "", 0, content=child.content[last:])]
