"""`:::market DE AT`: what counts in some markets only; without scripts all stand there, named."""

from html import escape

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.expand import Directive, Scope, hole, html
from kbgen.model.article import BlockSlot
from kbgen.model.policy import within_markets


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    names = block.argument.replace(",", " ").split()
    if not names:
        scope.wrong("Block `market` names no market", "Write `:::market DE AT`.")
        return inner
    for token in inner:
        _speak_of(token, ",".join(names))
    listed = escape(" ".join(names))
    label = BlockSlot("markets", " ".join(names), (), scope.line)
    opening = f'<div class="for-market" data-kb-for-market="{listed}">\n'
    return [html(opening), hole(label), *inner, html("</div>\n")]


def _speak_of(token: Token, markets: str) -> None:
    """Have the values in a token name no other markets than those of its block."""
    token.content = within_markets(token.content, markets)
    for key, value in token.attrs.items():
        token.attrs[key] = within_markets(str(value), markets)
    for child in token.children or ():
        _speak_of(child, markets)


DIRECTIVE = Directive(names=("market", "markets"), expand=_expand)
