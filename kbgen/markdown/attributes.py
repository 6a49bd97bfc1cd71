"""Attribute lists behind images, links and blocks, as kramdown and Python-Markdown have them.

`![Label](label.png){ width=200 }` gives an image its width; names and styles are ignored.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_ONE = r"(?:[#.][\w-]+|[A-Za-z][\w-]{0,40}=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"'=]+))"
_LIST = re.compile(rf"\{{:?[ \t]*(?P<list>{_ONE}(?:[ \t]+{_ONE})*)[ \t]*\}}")
#: Those that change nothing for readers.
_READ_OVER = frozenset({"align", "class", "loading", "rel", "target"})
_SIZES = frozenset({"width", "height"})
_MARKED = frozenset({"image", "link_close", "strong_close", "em_close", "code_inline"})


def plugin(md: MarkdownIt) -> None:
    md.core.ruler.after("block", "kb_block_attributes", _take_from_blocks)
    md.core.ruler.push("kb_inline_attributes", _take_from_texts)


def _take_from_blocks(state: StateCore) -> None:
    """Take lists that stand alone on the last line of a paragraph, and paragraphs of nothing else.

    The rest is kept for a report in `foreign` of the token's `meta`.
    """
    if "{" not in state.src:
        return
    gone: set[int] = set()
    for at, token in enumerate(state.tokens):
        if token.type != "inline" or not token.content.rstrip().endswith("}"):
            continue
        rest, _, last = token.content.rpartition("\n")
        if found := _LIST.fullmatch(last.strip()):
            if rest:
                token.content = rest
                _note(token, rest.count("\n") + 1, found, frozenset())
            elif state.tokens[at - 1].type == "paragraph_open":
                gone |= {at - 1, at, at + 1}
    if gone:
        state.tokens = [token for at, token in enumerate(state.tokens) if at not in gone]


def _take_from_texts(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline" or "{" not in token.content or not token.children:
            continue
        line = 0
        for before, text in pairwise(token.children):
            line += before.type in {"softbreak", "hardbreak"}
            if before.type not in _MARKED or text.type != "text":
                continue
            found = _LIST.match(text.content)
            if found is None:
                continue
            text.content = text.content[found.end() :]
            is_image = before.type == "image"
            _note(token, line, found, _SIZES if is_image else frozenset())
            if is_image:
                _give_size(before, found["list"])


def _give_size(image: Token, attributes: str) -> None:
    for name, _, value in (one.partition("=") for one in attributes.split()):
        pixels = value.strip("\"'").removesuffix("px")
        if name in _SIZES and pixels.isascii() and pixels.isdigit() and len(pixels) <= 4:
            image.attrSet(name, pixels)


def _note(token: Token, line: int, found: re.Match[str], used: frozenset[str]) -> None:
    names = {one.partition("=")[0] for one in re.findall(_ONE, found["list"]) if one[0] not in "#."}
    if names - _READ_OVER - used:
        token.meta.setdefault("foreign", []).append((line, found[0]))
