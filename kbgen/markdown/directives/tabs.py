"""`:::tabs` around `:::tab Title` blocks: one is visible at a time; without scripts all are.

`/// tab | Title` blocks of another tool stand side by side with no block around them: `group_tabs`
puts one around neighbours.
"""

from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope, html

_OPENING = '<div class="tabs" data-kb-tabs data-kb-script="tabs">\n'
_TAB = '<section class="tab" data-kb-tab>\n<p class="tab-title" data-kb-tab-title>'
_CLOSING = "</section>\n"


def _tabs(_block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    if not any(token.content == _TAB for token in inner):
        hint = "Put blocks `:::tab Title` into it."
        scope.wrong("Block `tabs` has no tab", hint)
        return inner
    depth = 0
    for token in inner:
        if not depth and token.content != _TAB:
            scope.wrong("Block `tabs` holds more than its tabs", "Put the text into a tab.")
            break
        if token.type == "kb_html":
            depth += token.content.count("<section") - token.content.count("</section>")
    return [html(_OPENING), *inner, html("</div>\n")]


def _tab(block: Block, inner: list[Token], scope: Scope) -> list[Token]:
    if not block.argument:
        scope.wrong("Block `tab` has no title", "Write `:::tab Title`.")
    tab = [html(_TAB), scope.inline(block.argument), html("</p>\n"), *inner, html(_CLOSING)]
    if scope.parents[-1:] == ("tabs",):
        return tab
    return [Token("kb_lone_tab_open", "", 0), *tab, Token("kb_lone_tab_close", "", 0)]


def group_tabs(tokens: list[Token]) -> list[Token]:
    """Put a group around each run of neighbouring tabs that has none."""
    grouped: list[Token] = []
    for token in tokens:
        if token.type == "kb_lone_tab_open":
            if grouped and grouped[-1].type == "kb_lone_tab_close":
                grouped.pop()
            else:
                grouped.append(html(_OPENING))
        else:
            grouped.append(token)
    for token in grouped:
        if token.type == "kb_lone_tab_close":
            token.type, token.content = "kb_html", "</div>\n"
    return grouped


TABS = Directive(names=("tabs",), expand=_tabs)
TAB = Directive(names=("tab",), expand=_tab, options=frozenset({"new"}))
