"""`:::note`, `:::tip`, `:::important`, `:::warning`, `:::caution`, with or without a title."""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, hole, html
from kbgen.model.article import Label

#: Kind → the msgid of its title; theme/templates/_messages.html lists them for extraction.
TITLES = {
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
}
#: Names in other tools.
_ALIASES = {
    "info": "note", "abstract": "note", "summary": "note", "quote": "note", "example": "note",
    "question": "note", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
    "attention": "warning", "danger": "caution", "error": "caution", "failure": "caution",
    "bug": "caution", "admonition": "note",
}  # fmt: skip


def title_of(name: str) -> str:
    """Return the msgid of a callout's title; empty for other names."""
    return TITLES.get(_ALIASES.get(name, name), "")


def _expand(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    kind = _ALIASES.get(block.name, block.name)
    title = scope.inline(block.argument) if block.argument else hole(Label(message=TITLES[kind]))
    return [
        html(f'<div class="alert alert-{kind}" role="note">\n<p class="markdown-alert-title">'),
        title,
        html("</p>\n"),
        *inner,
        html("</div>\n"),
    ]


DIRECTIVE = Directive(names=(*TITLES, *_ALIASES), expand=_expand)
