"""The snippets that a text includes, before it is compiled: it needs them for that."""

from typing import Any

from markdown_it.token import Token

from kbgen.markdown.parser import parser
from kbgen.model.names import snippet_name
from kbgen.model.policy import take_references


def included(body: str, *, html: bool) -> tuple[str, ...]:
    """Return the names of the snippets that a body includes, each once.

    html: as `parser` has it. Only blocks are parsed, those for support staff as well.
    """
    if "include" not in body.lower():
        return ()
    md = parser(html)
    tokens: list[Token] = []
    env: dict[str, Any] = {"agent": True}
    md.block.parse(take_references(body), md, env, tokens)
    blocks = (token.meta["block"] for token in tokens if token.type == "kb_block_open")
    names = (snippet_name(block.argument) for block in blocks if block.name == "include")
    return tuple(dict.fromkeys(names))
