"""Links, footnotes and tables that Markdown did not take for such: readers see their marks."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.token import Token

from kbgen.markdown.printed import printed
from kbgen.model.address import SAFE_SCHEMES

#: Line in the body from 0, code, message, hint.
Finding = tuple[int, str, str, str]
_LINK = re.compile(
    r"(?P<bang>!?)\[(?P<text>[^\[\]\n]{1,200})\]\((?P<address>[^()\n]{0,300}(?:\([^()\n]{0,300}\))?)(?P<end>\)?)"
)
_APART = re.compile(r"\[[^\[\]\n]{1,200}\] {1,3}\((?P<address>[^()\s]{1,300})\)")
_SWAPPED = re.compile(r"\((?P<address>[^()\s]{1,300})\)\[(?P<text>[^\[\]\n]{1,200})\]")
_REFERENCE = re.compile(r"\[[^\[\]\n]{1,200}\]\[(?P<name>[^\[\]\n]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,100})\]")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
#: What an address of an article or page looks like.
_LIKE_AN_ADDRESS = re.compile(r"\.md\b|\.html?\b|://|^\.{0,2}/|^#|^mailto:")
_DELIMITERS = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")


def unread(tokens: Iterable[Token]) -> Iterator[Finding]:
    """Yield a finding for each place where a reader sees what was meant as a link or a table."""
    for token in tokens:
        if token.type != "inline":
            if token.type == "tr_open" and (lost := token.meta.get("lost")):
                message = f"The table has no column for `{lost}`, which is not shown"
                hint = r"Add a heading for it, or write `\|` for a plain `|`."
                yield (token.map or [0])[0], "KB317", message, hint
            continue
        content = token.content
        if "|" not in content and "[" not in content:
            continue
        line = (token.map or [0])[0]
        if "|" in content and "-" in content:
            for at, message, hint in _tables(content.split("\n")):
                yield line + at, "KB317", message, hint
        # A writer who escapes brackets wants them to be seen.
        if "[" in content and "\\[" not in content and "\\]" not in content:
            text = printed(token)
            if "[" not in text:
                continue  # a link was read as a link
            breaks = [found.start() for found in re.finditer("\n", text)]
            for at, message, hint in _links(text):
                yield line + bisect(breaks, at), "KB316", message, hint


def _links(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield position, message and hint."""
    end = 0
    for found in _LINK.finditer(text):
        end = found.end()
        yield found.start(), *_why(found)
    unclosed = text.rfind("](", end)
    if unclosed >= 0 and ")" not in text[unclosed:]:
        yield unclosed, "A link is shown as text: its address is not closed", "Close it with `)`."
    for found in _APART.finditer(text):
        if _LIKE_AN_ADDRESS.search(found["address"]):
            message = f"`{found[0]}` is shown as text: a space precedes the address"
            yield found.start(), message, "Delete the space."
    for found in _SWAPPED.finditer(text):
        if _LIKE_AN_ADDRESS.search(found["address"]):
            message = f"`{found[0]}` is shown as text: its brackets are swapped"
            yield found.start(), message, f"Write `[{found['text']}]({found['address']})`."
    for found in _REFERENCE.finditer(text):
        name = found["name"] or found[0][1:].partition("]")[0]
        message = f"`{found[0]}` is shown as text: `{name}` is not defined"
        yield found.start(), message, f"Add a line `[{name}]: address`, or write `[text](address)`."
    for found in _FOOTNOTE.finditer(text):
        message = f"`{found[0]}` is shown as text: the footnote is not defined"
        yield found.start(), message, f"Add a line `{found[0]}: text`."


def _why(found: re.Match[str]) -> tuple[str, str]:
    """Return why Markdown does not read a link, and what to do."""
    address, text = found["address"].strip(), found["text"]
    message = f"`{found[0]}` is shown as text: "
    scheme = _SCHEME.match(address)
    if not found["end"]:
        return message + "its address is not closed", "Close it with `)`."
    if scheme and scheme[1].lower() not in SAFE_SCHEMES:
        allowed = ", ".join(sorted(SAFE_SCHEMES))
        return message + f"readers cannot follow `{scheme[1]}:`", f"Use one of {allowed}."
    if re.search(r"\s", address):
        hint = f"Put the address between angle brackets: `{found['bang']}[{text}](<{address}>)`."
        return message + "its address contains a space", hint
    return message + "Markdown does not read it", "Write `[text](address)`."


def _tables(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line, message and hint."""
    for at, (above, line) in enumerate(pairwise(lines)):
        if "|" in above and _DELIMITERS.fullmatch(line):
            cells, delimiters = _cells(above), _cells(line)
            if cells != delimiters:
                message = f"A table is shown as text: {cells} headings, {delimiters} below them"
                yield at, message, "Give its first two lines the same number of cells."


def _cells(line: str) -> int:
    return len(re.split(r"(?<!\\)\|", line.strip().strip("|")))
