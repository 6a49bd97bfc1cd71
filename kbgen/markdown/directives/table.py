"""`:::table Caption` around a table: gives it a caption."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, html


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    opening = next((i for i, token in enumerate(inner) if token.type == "table_open"), None)
    if opening is None:
        scope.wrong("Block `table` has no table", "Put a Markdown table into it.")
        return inner
    if not block.argument:
        scope.wrong("Block `table` has no caption", "Write `:::table Caption`.")
        return inner
    caption = [html("<caption>"), scope.inline(block.argument), html("</caption>\n")]
    return [*inner[: opening + 1], *caption, *inner[opening + 1 :]]


DIRECTIVE = Directive(names=("table", "caption"), expand=_expand)
