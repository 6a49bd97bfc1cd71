"""`- [ ]`: a box as a character, which every reader and printer shows and nobody can mis-click."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def plugin(md: MarkdownIt) -> None:
    md.add_render_rule("list_item_open", _open)


def _open(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    opening = self.renderToken(tokens, at, options, env)
    checked = tokens[at].meta.get("checked")
    if checked is None:
        return opening
    return f'{opening}<span class="task-box">{"☑" if checked else "☐"}</span> '
