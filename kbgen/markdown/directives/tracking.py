"""`:::tracking Your tracking number`: asks for a number, and leads to the carrier it is from."""

import json
from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, ViewContext, html
from kbgen.markdown.sections import PROSE
from kbgen.model.article import BlockSlot
from kbgen.model.carriers import BY_NAME


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    if not block.argument:
        hint = "Write `:::tracking Your tracking number`, the label of the field."
        scope.wrong("Block `tracking` has no label", hint)
        return inner
    if not inner:
        hint = "Write below the opening line where readers find the number."
        scope.wrong("Block `tracking` has no text", hint)
    opening = html('<div class="deadline tracking" data-kb-script="tracking">\n')
    closing = html("</div>\n")
    opening.meta = closing.meta = {PROSE: True}
    return [opening, scope.slot(block.argument), *inner, closing]


def _view(slot: BlockSlot, context: ViewContext) -> Mapping[str, object]:
    return {
        "carriers": json.dumps(list(_carriers(context)), ensure_ascii=False, separators=(",", ":")),
        "ask": context.values.title(slot.argument, context.article.locale),
        "number": f"{context.article.revision}-{slot.line}",
    }


def _carriers(context: ViewContext) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield title, address, and patterns with their checks; the shop's own first."""
    table, language = context.project.config.tracking, context.locale.language
    for own in table.own:
        yield own.name, own.url.replace("{language}", language), [[own.pattern, ""]]
    for carrier in (BY_NAME[name] for name in table.carriers):
        forms = [list[str](form) for form in carrier.forms]
        yield carrier.title, carrier.url.replace("{language}", language), forms


DIRECTIVE = Directive(names=("tracking",), expand=_expand, view=_view)
