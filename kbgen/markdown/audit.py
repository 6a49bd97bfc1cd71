"""Reports what `html.py` removes from raw HTML, with what to write instead."""

from collections.abc import Iterable, Iterator
from html import unescape

from markdown_it.token import Token

from kbgen.markdown.hints import attribute_hint, element_hint
from kbgen.markdown.html import HtmlPolicy, may_hold_html, refused_ranges
from kbgen.markdown.tags import Tag, pieces
from kbgen.model.address import SAFE_SCHEMES, is_foreign, is_from_root, scheme_of
from kbgen.model.policy import OPEN

#: Line in the body from 0, code, message, hint.
Finding = tuple[int, str, str, str]
_What = Iterator[tuple[str, str, str]]


def audit(tokens: Iterable[Token], policy: HtmlPolicy) -> list[Finding]:
    """List what is taken away, and addresses that nothing resolves."""
    found: list[Finding] = []
    for token in may_hold_html(tokens):
        line = (token.map or [0])[0]
        if token.type == "html_block":
            found += _audit(token.content, policy, line)
        elif token.children:
            found += _audit_inline(token.children, policy, line)
    return found


def _audit_inline(children: list[Token], policy: HtmlPolicy, line: int) -> Iterator[Finding]:
    refused = dict(refused_ranges(children, policy))
    last = -1
    for at, child in enumerate(children):
        if child.type == "html_inline" and at > last:
            last = refused.get(at, last)
            yield from _audit(child.content, policy, line)
        if child.type in {"softbreak", "hardbreak"} or child.type == "html_inline":
            line += child.content.count("\n") or child.type != "html_inline"


def _audit(html: str, policy: HtmlPolicy, line: int) -> Iterator[Finding]:
    for _, text, tag in pieces(html, policy.whole):
        if tag is not None:
            for finding in _of_tag(tag, text, policy):
                yield (line, *finding)
        line += text.count("\n")


def _of_tag(tag: Tag, text: str, policy: HtmlPolicy) -> _What:
    if not tag.is_whole:
        hint = "It is left out with what follows it in the block. Close it with `>`."
        yield "KB302", f"HTML is not allowed: `{text[:40]}` does not end", hint
    if not tag.name or tag.is_closing:
        return
    if tag.name not in policy.all_tags:
        yield "KB302", f"HTML is not allowed: element `<{tag.name}>`", element_hint(tag.name)
        return
    allowed = policy.attributes_of(tag.name)
    for name, value in tag.attributes:
        if name in allowed or name.startswith("aria-"):
            yield from _of_address(tag.name, name, unescape(value))
        else:
            what = f"attribute `{name}` of `<{tag.name}>`"
            yield "KB302", f"HTML is not allowed: {what}", attribute_hint(tag.name, name)


def _of_address(element: str, name: str, value: str) -> _What:
    if name not in {"href", "src", "cite"} or OPEN in value:
        return  # what a value is, is known when it is filled in
    scheme = scheme_of(value)
    if scheme and scheme not in SAFE_SCHEMES:
        what = f"`{scheme}:` in `<{element}>`"
        yield "KB304", f"Address in HTML is not allowed: {what}", "It is left out."
    elif name == "src" and is_foreign(value):
        hint = "It is left out: pages load nothing from elsewhere. Put the file beside the article."
        yield "KB206", f"Image `{value}` comes from another host", hint
    elif name != "cite" and value and not scheme and value[0] != "#":
        what = f"`{name}` of `<{element}>` is `{value}`"
        if is_from_root(value):
            hint = "Write a Markdown link or image, which is checked and kept right."
            yield "KB205", f"Address in HTML is not followed: {what}", hint
        else:
            hint = "It is left out. Write a Markdown link or image, whose file kbgen finds."
            yield "KB207", f"Address in HTML leads nowhere: {what}", hint
