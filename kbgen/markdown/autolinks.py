"""Addresses that stand in a text as they are: `https://…`, `www.…` and e-mail addresses.

As the autolink extension of GitHub Flavored Markdown has it, and for texts without spaces: an
address ends before the punctuation of wide scripts, and before their letters unless it is in the
middle of a path.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from kbgen.markdown.wide import is_wide
from kbgen.model.policy import CLOSE, OPEN

_BARE = re.compile(
    r"(?<![A-Za-z0-9_./@-])(?:"
    rf"(?P<url>(?:https?://|www\.)[^\s<>\"`|\\^{{}}{OPEN}{CLOSE}]{{1,2000}})"
    r"|(?<!mailto:)(?P<email>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})"
    r"(?![A-Za-z0-9@_-])"
    r")",
    re.IGNORECASE,
)
#: Of an address without its scheme: what it may begin with.
_HOST = re.compile(r"[^\W_][\w.-]{0,250}")
_NEVER_LAST = "?!.,:;*_~'"


def plugin(md: MarkdownIt) -> None:
    md.core.ruler.push("kb_autolinks", _link)


def _link(state: StateCore) -> None:
    if not _may_hold_one(state.src):
        return
    for token in state.tokens:
        if token.type == "inline" and token.children and _may_hold_one(token.content):
            token.children = _linked(state, token.children)


def _may_hold_one(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or "WWW." in text


def _linked(state: StateCore, children: list[Token]) -> list[Token]:
    shown: list[Token] = []
    links = 0
    for child in children:
        if child.type in {"link_open", "link_close"}:
            links += child.nesting
        elif child.type == "html_inline" and child.content[:3].lower() in {"<a ", "<a>", "</a"}:
            links += -1 if child.content[1] == "/" else 1
        if child.type == "text" and links <= 0:
            shown += _cut(state, child)
        else:
            shown.append(child)
    return shown


def _cut(state: StateCore, token: Token) -> list[Token]:
    """Return a text with its addresses as links."""
    pieces: list[Token] = []
    text, last = token.content, 0
    end = 0
    while found := _BARE.search(text, end):
        shown = _end_of(found["url"]) if found["url"] else found["email"].rstrip("-")
        start, end = found.start(), found.start() + max(len(shown), 1)
        address = _address(state, shown, is_email=not found["url"])
        if not address or text[end : end + 1] == OPEN:  # the rest of it is a policy value
            continue
        if start > last:
            pieces.append(Token("text", "", 0, content=text[last:start]))
        pieces += [
            Token("link_open", "a", 1, attrs={"href": address}, markup="linkify", info="auto"),
            Token("text", "", 0, content=shown),
            Token("link_close", "a", -1, markup="linkify", info="auto"),
        ]
        last = end
    if not last:
        return [token]
    if last < len(text):
        pieces.append(Token("text", "", 0, content=text[last:]))
    for piece in pieces:
        piece.level = token.level
    return pieces


def _address(state: StateCore, shown: str, *, is_email: bool) -> str:
    """Return where a text leads; empty: it only looks like an address."""
    if is_email:
        return f"mailto:{shown}" if "." in shown.partition("@")[2] else ""
    has_scheme = shown[:4].lower() == "http"
    rest = shown.partition("://")[2] if has_scheme else shown[4:]
    host = _HOST.match(rest)
    if host is None or (not has_scheme and "." not in host[0].rstrip(".")):
        return ""
    address = state.md.normalizeLink(shown if has_scheme else f"https://{shown}")
    return address if state.md.validateLink(address) else ""


def _end_of(text: str) -> str:
    """Leave off what belongs to the sentence around an address."""
    for at, char in enumerate(text):
        # A path may hold letters of any script; behind a letter or digit a word of the text begins.
        if is_wide(char) and (not char.isalnum() or _is_latin_word(text[at - 1])):
            text = text[:at]
            break
    end = len(text)
    opened, closed = text.count("("), text.count(")")
    while end:
        last = text[end - 1]
        if last == ")" and closed > opened:
            closed -= 1
        elif last not in _NEVER_LAST:
            break
        end -= 1
    return text[:end]


def _is_latin_word(char: str) -> bool:
    return char.isascii() and char.isalnum()
