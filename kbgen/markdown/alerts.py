"""`> [!NOTE]` and its four sisters: an accessible box whose title the theme translates."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kbgen.markdown.directives.callout import TITLES
from kbgen.model.article import Label


def plugin(md: MarkdownIt) -> None:
    md.add_render_rule("alert_open", _open)
    md.add_render_rule("alert_close", _close)


def label_titles(tokens: list[Token]) -> list[tuple[Token, Label]]:
    """Return the text token of each alert's title with the label that is to stand there."""
    found = []
    kind = "note"
    for token, following in pairwise(tokens):
        if token.type == "alert_open":
            kind = str(token.meta["kind"]).lower()
        elif token.type == "alert_title_open" and following.children:
            found.append((following.children[0], Label(message=TITLES[kind])))
    return found


def _open(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    kind = str(tokens[at].meta["kind"]).lower()
    return f'<div class="alert alert-{kind}" role="note">\n'


def _close(
    _self: RendererHTML, _tokens: Sequence[Token], _at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "</div>\n"
