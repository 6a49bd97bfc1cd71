"""`:::agent`: notes for support staff, kept only by `kbgen build --audience agent`."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, hole, html
from kbgen.model.article import Label


def _expand(_block: Block, inner: list[Token], _scope: Scope) -> list[Token]:
    # In a build for readers it is empty: the text is not even parsed.
    if not inner:
        return []
    title = [
        html('<p class="markdown-alert-title">'),
        hole(Label("For support staff")),
        html("</p>\n"),
    ]
    return [html('<div class="alert alert-agent" role="note">\n'), *title, *inner, html("</div>\n")]


DIRECTIVE = Directive(names=("agent",), expand=_expand)
