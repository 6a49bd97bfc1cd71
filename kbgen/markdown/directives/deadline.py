"""`:::deadline returns.window`: asks for a day, answers with the last one; below it is the rule."""

import json
from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import BlockProblem, CheckContext, Directive, Scope, ViewContext, html
from kbgen.markdown.sections import PROSE
from kbgen.model.article import BlockSlot
from kbgen.model.policy import Duration, Reference, references


def _value(argument: str) -> str:
    """Return the name of the policy value, whether written with braces or without."""
    written = references(argument)
    return written[0].name if written else argument.removeprefix("policy.")


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    name = _value(block.argument)
    if not name or " " in name:
        hint = "Write `:::deadline returns.window`, a policy value of type duration."
        scope.wrong("Block `deadline` names no policy value", hint)
        return inner
    if not inner:
        hint = "Write the rule below the opening line, for readers without JavaScript."
        scope.wrong("Block `deadline` has no text", hint)
    opening, closing = html('<div class="deadline" data-kb-script="deadline">\n'), html("</div>\n")
    opening.meta = closing.meta = {PROSE: True}
    return [opening, scope.slot(name), *inner, closing]


def _check(slot: BlockSlot, context: CheckContext) -> Iterator[BlockProblem]:
    message, hint = context.values.wrong(Reference(slot.argument, ""), context.suggestions)
    form = context.values.form(slot.argument)
    if message:
        yield BlockProblem("KB309", message, hint)
    elif form and not isinstance(form, Duration):
        message = f"Block `deadline`: `{slot.argument}` is not a duration"
        yield BlockProblem("KB307", message, "Name a value of type duration.")


def _view(slot: BlockSlot, context: ViewContext) -> Mapping[str, object] | None:
    durations = context.values.durations(slot.argument)
    if not durations:
        return None
    config = context.project.config
    rules = {}
    for name in ("", *config.markets):
        duration = durations.get(name, durations[""])
        market = config.markets.get(name)
        rules[name] = {
            "count": duration.most,
            "unit": duration.unit,
            "holidays": [str(day) for day in market.holidays] if market else [],
            "zone": market.time_zone if market else config.site.time_zone,
        }
    return {
        "rules": json.dumps(rules, sort_keys=True),
        "number": f"{context.article.revision}-{slot.line}",
    }


DIRECTIVE = Directive(
    names=("deadline",),
    expand=_expand,
    holds_prose=False,
    cites=lambda argument: (_value(argument),),
    check=_check,
    view=_view,
)
