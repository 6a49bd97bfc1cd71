"""`:::market DE AT`: a text for some markets only; without scripts all are shown, each labelled."""

from collections.abc import Iterator, Mapping
from html import escape

from markdown_it.token import Token

from kbgen.i18n import market_names
from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import BlockProblem, CheckContext, Directive, Scope, ViewContext, html
from kbgen.markdown.sections import MARKETS
from kbgen.markdown.values import tag_market_references
from kbgen.model.article import BlockSlot
from kbgen.model.policy import write_references


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    names = write_references(block.argument).replace(",", " ").split()
    if not names:
        scope.wrong("Block `market` names no market", "Write `:::market DE AT`.")
        return inner
    tag_market_references(inner, names)
    listed = " ".join(names)
    opening = f'<div class="for-market" data-kb-for-market="{escape(listed)}">\n'
    begin, end = html(opening), html("</div>\n")
    begin.meta, end.meta = {MARKETS: listed}, {MARKETS: None}
    return [begin, scope.slot(listed), *inner, end]


def _check(slot: BlockSlot, context: CheckContext) -> Iterator[BlockProblem]:
    markets = context.project.config.markets
    for name in slot.argument.split():
        if name not in markets:
            yield context.unknown("market", name, markets, "Add it to [markets].")


def _view(slot: BlockSlot, context: ViewContext) -> Mapping[str, object]:
    return {"names": market_names(context.project, slot.argument.split(), context.locale)}


DIRECTIVE = Directive(
    names=("market", "markets"), expand=_expand, holds_prose=False, check=_check, view=_view
)
