"""`:::steps` around a numbered list: each item is a step."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, html


def _expand(_block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    lists = [token for token in inner if token.type == "ordered_list_open"]
    if not lists:
        scope.wrong("Block `steps` has no numbered list", "Write its steps as `1. …`, `2. …`.")
    return [html('<div class="steps">\n'), *inner, html("</div>\n")]


DIRECTIVE = Directive(names=("steps",), expand=_expand)
