"""`:::market DE AT`: what counts in some markets only; without scripts all stand there, named."""

from html import escape

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.expand import Directive, Scope, hole, html
from kbgen.markdown.values import speak_of_markets
from kbgen.model.article import BlockSlot
from kbgen.model.policy import write_references


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    names = write_references(block.argument).replace(",", " ").split()
    if not names:
        scope.wrong("Block `market` names no market", "Write `:::market DE AT`.")
        return inner
    speak_of_markets(inner, names)
    listed = escape(" ".join(names))
    label = BlockSlot("markets", " ".join(names), (), scope.line)
    opening = f'<div class="for-market" data-kb-for-market="{listed}">\n'
    return [html(opening), hole(label), *inner, html("</div>\n")]


DIRECTIVE = Directive(names=("market", "markets"), expand=_expand)
