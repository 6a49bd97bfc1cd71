"""Parser rules that also note where in the source they read, for `outline.py`.

markdown-it keeps the lines of blocks, and no places within a line. The notes stand in the `meta` of
tokens under `PLACE`:

- of a heading: where it begins and ends,
- of the text of a paragraph or heading: where the first character of each line stands,
- of a row of a table and of a block: where the line, or the opening line, begins and ends,
- of inline tokens: where they begin and end, as offsets into the text that they are part of.
"""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph, reference, table
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from kbgen.markdown.cursor import find_definition

PLACE = "place"
#: Name of a definition → where its address begins and ends in which text, in the parser's `env`.
DEFINITIONS = "definitions"

#: What markdown-it strips from the text of a block, as JavaScript's `trim` does.
_TRIMMED = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)

_InlineRule = Callable[[StateInline, bool], bool]


def plugin(md: MarkdownIt) -> None:
    block, inline = md.block.ruler, md.inline.ruler
    block.at("paragraph", _paragraph)
    block.at("lheading", _lheading)
    block.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
    block.at("table", _table, {"alt": ["paragraph", "reference"]})
    block.at("reference", _reference)
    for name, rule in (
        ("backticks", backtick),
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("html_inline", html_inline),
        ("footnote_inline", footnote_inline),
        ("footnote_ref", footnote_ref),
    ):
        inline.at(name, _noting_place(rule))


def _starts(state: StateBlock, first: int, end: int) -> list[int]:
    """Return where the first character of each line stands."""
    if end == first + 1:  # most texts
        starts = [state.bMarks[first] + state.tShift[first]]
    else:
        starts = [state.bMarks[line] + state.tShift[line] for line in range(first, end)]
    while (mark := state.src[starts[0] : starts[0] + 1]) and mark in _TRIMMED:
        line = state.src[starts[0] : state.eMarks[first]]
        text = line.lstrip(_TRIMMED)
        if text or len(starts) == 1:
            starts[0] += len(line) - len(text)
            break
        del starts[0]
        first += 1
    return starts


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not paragraph(state, start, end, silent):
        return False
    if not silent:
        state.tokens[-2].meta[PLACE] = _starts(state, start, state.line)
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not heading(state, start, end, silent):
        return False
    if not silent:
        opening, text = state.tokens[-3], state.tokens[-2]
        (begin,) = _starts(state, start, start + 1)
        opening.meta[PLACE] = begin, state.eMarks[start]
        line = state.src[begin + len(opening.markup) : state.eMarks[start]]
        text.meta[PLACE] = [state.eMarks[start] - len(line.lstrip(_TRIMMED))]
    return True


def _lheading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Asked at each paragraph, and most have one line.
    if state.isEmpty(start + 1) or not lheading(state, start, end, silent):
        return False
    if not silent:
        text = state.tokens[-2]
        text.meta[PLACE] = _starts(state, start, state.line)
        state.tokens[-3].meta[PLACE] = text.meta[PLACE][0], state.eMarks[state.line - 1]
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Asked at each line, and most are not followed by one that a table needs: this look takes a
    # third of the time of the library's own.
    following = state.bMarks[start + 1] + state.tShift[start + 1]
    if state.src[following : following + 1] not in "|-:":
        return False
    count = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    for token in state.tokens[count:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            token.meta[PLACE] = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    known = len(state.env.get("references", ()))
    if not reference(state, start, end, silent):
        return False
    references: dict[str, Any] = state.env.get("references", {})
    if len(references) > known:
        name = next(reversed(references))
        lines = [
            (begin, state.src[begin : state.eMarks[line] + 1])
            for line, begin in enumerate(_starts(state, start, state.line), start)
        ]
        place = (*find_definition(lines, state.md), state.src)
        state.env.setdefault(DEFINITIONS, {})[name] = place
    return True


def _noting_place(rule: _InlineRule) -> _InlineRule:
    def noting(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, count = state.pos, len(state.tokens)
        if not rule(state, False):
            return False
        if len(state.tokens) > count:
            token = state.tokens[count]
            if token.type == "text":  # what precedes it
                token = state.tokens[count + 1]
            token.meta[PLACE] = start, state.pos
        return True

    return noting
