"""Tables that scroll in their own box on a phone, aligned without inline styles (CSP)."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kbgen.markdown.plain import plain_text
from kbgen.model.policy import references

#: Fewest columns of a table whose rows become cards on a phone; two fit.
CARDS_FROM = 3


def plugin(md: MarkdownIt) -> None:
    md.core.ruler.after("block", "kb_table_alignment", _classes_for_styles)
    md.core.ruler.after("block", "kb_lost_cells", _note_lost_cells)
    md.core.ruler.push("kb_column_names", _name_columns)
    md.add_render_rule("table_open", _open)
    md.add_render_rule("table_close", _close)


def _classes_for_styles(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and (style := token.attrs.pop("style", None)):
            side = str(style).removeprefix("text-align:")
            # A number column of a right-to-left page ends on the left.
            logical = {"left": "start", "right": "end"}.get(side, side)
            token.attrJoin("class", f"align-{logical}")


def _note_lost_cells(state: StateCore) -> None:
    """Put the cells beyond the last column into `lost` of the row's `meta`: they are not shown."""
    if "|" not in state.src:
        return
    columns, lines = 0, state.src.split("\n")
    for token in state.tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and token.map:
            row = lines[token.map[0]].strip(" \t>").removeprefix("|").removesuffix("|")
            if row.count("|") >= columns:  # most rows have no more cells, and need no second look
                cells = escapedSplit(row)
                if lost := [cell.strip() for cell in cells[columns:] if cell.strip()]:
                    token.meta["lost"] = " | ".join(lost)


def _name_columns(state: StateCore) -> None:
    """Give each cell the name of its column: a style sheet shows it where rows are cards."""
    names: list[str] = []
    column = 0
    for at, token in enumerate(state.tokens):
        if token.type == "thead_open":
            names = []
        elif token.type == "th_open":
            names.append(plain_text(state.tokens[at + 1]))
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open":
            name = names[column] if column < len(names) else ""
            # A value may differ by market, and an attribute shows one only.
            if len(names) >= CARDS_FROM and name and not any(references(name)):
                token.attrSet("data-label", name)
            column += 1


def _open(
    _self: RendererHTML, _tokens: Sequence[Token], _at: int, _options: OptionsDict, _env: EnvType
) -> str:
    # An element with a tab stop can be scrolled by keyboard.
    return '<div class="table" tabindex="0"><table>\n'


def _close(
    _self: RendererHTML, _tokens: Sequence[Token], _at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "</table></div>\n"
