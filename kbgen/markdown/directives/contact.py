"""`:::contact email phone`: the channels of `[contact]`, all of them or some kinds."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.expand import Directive, Scope, hole, html
from kbgen.model.article import BlockSlot


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    slot = BlockSlot("contact", " ".join(block.argument.split()), (), scope.line)
    return [html('<div class="contact-here">\n'), *inner, hole(slot), html("</div>\n")]


DIRECTIVE = Directive(names=("contact",), expand=_expand)
