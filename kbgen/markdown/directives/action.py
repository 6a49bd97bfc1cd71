"""`:::action track-order {order=…}`: a button to a page of the shop, `[actions]` in kbgen.toml."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.expand import Directive, Scope, hole, html
from kbgen.model.article import BlockSlot


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    name, _, label = block.argument.partition(" ")
    if not name:
        scope.wrong("Block `action` has no name", "Write `:::action NAME`, one of [actions].")
        return inner
    options = (*block.options, *((("label", label.strip()),) if label.strip() else ()))
    slot = BlockSlot("action", name, options, scope.line)
    return [html('<div class="action">\n'), *inner, hole(slot), html("</div>\n")]


DIRECTIVE = Directive(names=("action",), expand=_expand, any_option=True)
