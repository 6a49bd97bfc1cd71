"""`:::details Title` opens on a click; `:::faq Question?` is the same for a question."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, hole, html
from kbgen.markdown.directives.callout import title_of
from kbgen.markdown.plain import plain_text
from kbgen.model.article import Label


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    title = scope.inline(block.argument)
    kind = block.option("kind") or ""
    if not block.argument and title_of(kind):
        title = hole(Label(message=title_of(kind)))
    elif not block.argument:
        scope.wrong(f"Block `{block.name}` has no title", f"Write `:::{block.name} Title`.")
    is_open = " open" if block.option("open") is not None else ""
    is_question = block.name == "faq"
    opening = html(f'<details class="{"faq" if is_question else "details"}"{is_open}>\n<summary>')
    if anchor := block.option("id"):
        opening.meta["anchor"] = anchor
    elif is_question:
        opening.meta["title"] = plain_text(title)
    opening.map = [block.line, block.line + 1]
    return [
        opening,
        title,
        html("</summary>\n"),
        *inner,
        html("</details>\n"),
    ]


DIRECTIVE = Directive(
    names=("details", "faq", "collapse"), expand=_expand, options=frozenset({"open", "id", "kind"})
)
