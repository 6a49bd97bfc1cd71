"""`:::deadline returns.window`: asks for a day and says the last one; the rule stands below it."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.expand import Directive, Scope, hole, html
from kbgen.model.article import BlockSlot
from kbgen.model.policy import references


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    written = references(block.argument)
    name = written[0].name if written else block.argument.removeprefix("policy.")
    if not name or " " in name:
        hint = "Write `:::deadline returns.window`, a policy value of type duration."
        scope.wrong("Block `deadline` names no policy value", hint)
        return inner
    if not inner:
        hint = "Write the rule below the opening line: some readers have no scripts."
        scope.wrong("Block `deadline` has no text", hint)
    slot = BlockSlot("deadline", name, (), scope.line)
    return [html('<div class="deadline">\n'), hole(slot), *inner, html("</div>\n")]


DIRECTIVE = Directive(names=("deadline",), expand=_expand)
