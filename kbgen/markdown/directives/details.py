"""`:::details Title` opens on a click; `:::faq Question?` is the same for a question."""

from html import escape

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.expand import Directive, Scope, html
from kbgen.markdown.plain import plain_text
from kbgen.text import slugify


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    if not block.argument:
        scope.wrong(f"Block `{block.name}` has no title", f"Write `:::{block.name} Title`.")
    title = scope.inline(block.argument)
    anchor = block.option("id") or (slugify(plain_text(title)) if block.name == "faq" else "")
    named = f' id="{escape(anchor)}"' if anchor else ""
    is_open = " open" if block.option("open") is not None else ""
    kind = "faq" if block.name == "faq" else "details"
    return [
        html(f'<details class="{kind}"{named}{is_open}>\n<summary>'),
        title,
        html("</summary>\n"),
        *inner,
        html("</details>\n"),
    ]


DIRECTIVE = Directive(
    names=("details", "faq", "collapse"), expand=_expand, options=frozenset({"open", "id"})
)
