"""`:::contact email phone`: the channels of `[contact]`, all of them or some kinds."""

from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import BlockProblem, CheckContext, Directive, Scope, ViewContext, html
from kbgen.model.article import BlockSlot


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    slot = scope.slot(" ".join(block.argument.split()))
    return [html('<div class="contact-here">\n'), *inner, slot, html("</div>\n")]


def _check(slot: BlockSlot, context: CheckContext) -> Iterator[BlockProblem]:
    kinds = sorted({channel.kind for channel in context.project.config.contact.channels})
    missing = "Add [[contact.channels]] to kbgen.toml."
    if not kinds:
        yield BlockProblem("KB312", "The project has no contact channels", missing)
        return
    for kind in slot.argument.split():
        if kind not in kinds:
            yield context.unknown("contact channel", kind, kinds, missing)


def _view(slot: BlockSlot, context: ViewContext) -> Mapping[str, object] | None:
    kinds = slot.argument.split()
    contacts = [link for link in context.contacts() if not kinds or link.kind in kinds]
    return {"contacts": contacts} if contacts else None


DIRECTIVE = Directive(
    names=("contact",), expand=_expand, holds_prose=False, check=_check, view=_view
)
