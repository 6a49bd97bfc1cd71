"""What to do about YAML that does not parse."""

import re

TWICE = "duplicate key"
#: The first sign of a value.
_SIGN = re.compile(r"[\s-]*+[\"']?\w[\w -]*+[\"']?\s*+:\s++([@`%&*!|>\[{\"'])")
_NO_BLANK = re.compile(r"[\w-]+:\S")
_QUOTE = "Put text that contains `: `, `#` or quotes in quotation marks."
#: Beginning of the parser's message → what to do.
_SAID = (
    (TWICE, "Delete one of them."),
    ("quoted scalar", "Close the quotation mark, or use marks of the other kind around the text."),
    ("mapping values are not allowed", _QUOTE),
)


def remedy(what: str, context: str, before: str, line: str) -> str:
    """Return a hint. what, context: of the parser. before, line: where it stopped."""
    said = f"{what} {context}"
    if _NO_BLANK.match(line) or _NO_BLANK.match(before):
        return "Put a space after the colon: `key: value`."
    for words, hint in _SAID:
        if words in said:
            return hint
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "Indent with spaces, not tabs."
    if found := _SIGN.match(line):
        return _begins(found[1], line)
    return _QUOTE


def _begins(sign: str, line: str) -> str:
    """Return a hint about a value that begins with a sign."""
    closing = {"[": "]", "{": "}"}.get(sign, "")
    if closing and " #" in line:
        return "` #` begins a comment: put text that contains it in quotation marks."
    if closing and closing not in line:
        return f"Close it with `{closing}`, or put the text in quotation marks."
    if sign in {'"', "'"}:
        return "Put the whole text in quotation marks; use the other kind if it contains any."
    return f"Put text that begins with `{sign}` in quotation marks."
