"""`- [ ]`: a box as a character, which every printer shows and which cannot be clicked."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def plugin(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "kb_task_boxes", _put_boxes)
    md.add_render_rule("kb_task_box", _box)
    # Not the parser's own rule, which puts a form field there.
    md.add_render_rule("list_item_open", _open)


def _put_boxes(state: StateCore) -> None:
    """Put the box at the beginning of the item's text, inside of its paragraph if it has one."""
    for at, token in enumerate(state.tokens):
        if token.type != "list_item_open" or "checked" not in token.meta:
            continue
        inline = state.tokens[at + 2] if at + 2 < len(state.tokens) else None
        if inline is not None and inline.type == "inline" and inline.children is not None:
            inline.children.insert(0, Token("kb_task_box", "", 0, meta=token.meta))


def _box(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f'<span class="task-box">{"☑" if tokens[at].meta["checked"] else "☐"}</span> '


def _open(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    return self.renderToken(tokens, at, options, env)
