"""`:::name` blocks: where one begins and ends. What is inside is parsed as Markdown.

`:::` nests by the number of colons, or by counting: an opening line of the same length inside opens
another block. Two spellings of other tools are read as well: `/// name | Title`,
and `!!! name "Title"` or `??? name "Title"` with an indented text.
"""

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block

from kbgen.markdown.places import PLACE

_FENCE = re.compile(r"(:{3,}|/{3,})(.*)")
_NAME = re.compile(r"\{?([A-Za-z][\w-]*)(?:\}|(?=[\s\[{|]|$))")
_INDENTED = re.compile(
    r"(!{3}|\?{3}\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+inline(?:[ \t]+end)?\b)?(.*)"
)
_CODE = re.compile(r"(`{3,}(?!.*`)|~{3,})")
_ATTRIBUTES = re.compile(r"\{([^{}]*)\}$")
_ATTRIBUTE = re.compile(r"""#([\w-]+)|([\w-]+)(?:=("[^"]*"|'[^']*'|[^\s"']+))?""")
#: pymdownx writes a block's options as indented lines below its opening line.
_OPTION_LINE = re.compile(r"[ ]{4,}[\w-]+:")


_SPACE = " \t"

#: What a block may end without an empty line.
_ENDS = ("paragraph", "reference", "blockquote", "list")


class Block(NamedTuple):
    """An opening line, taken apart."""

    name: str
    argument: str
    """What stands behind the name: a title, a reference, an address."""
    options: tuple[tuple[str, str], ...]
    """Of `{key=value flag #id}` at the end; a flag has an empty value."""
    line: int
    """In the body, from 0."""
    start: int = 0
    """Where the argument begins in the source."""

    def option(self, name: str) -> str | None:
        return dict(self.options).get(name)


def plugin(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "kb_fenced", _fenced, {"alt": [*_ENDS]})
    md.block.ruler.before("fence", "kb_indented", _indented, {"alt": [*_ENDS]})
    md.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})


def read_block(name: str, rest: str, line: int, start: int) -> Block:
    """Take apart what stands behind a block's name. start: where that begins in the source."""
    options: tuple[tuple[str, str], ...] = ()
    found = _ATTRIBUTES.search(rest)
    if found:
        options = tuple(
            ("id", anchor) if anchor else (key, value.strip("\"'"))
            for anchor, key, value in _ATTRIBUTE.findall(found[1])
        )
        rest = rest[: found.start()]
    argument = rest.strip().removeprefix("|").strip()
    is_quoted = argument[:1] + argument[-1:] in {"[]", '""', "''"} and len(argument) > 1
    end = len(rest.rstrip()) - is_quoted
    if is_quoted:
        end -= len(argument[1:-1]) - len(argument[1:-1].rstrip())
        argument = argument[1:-1].strip()
    return Block(name.lower(), argument, options, line, start + end - len(argument))


def _start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _text(state: StateBlock, line: int) -> str:
    return state.src[_start(state, line) : state.eMarks[line]]


def _fenced(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    opening = _FENCE.match(_text(state, start))
    rest = opening[2].strip(_SPACE) if opening else ""
    name = _NAME.match(rest)
    if opening is None or name is None:
        return False
    if silent:
        return True
    closing, is_closed = _closing_line(state, start, end, opening[1])
    behind = opening.end() - len(opening[2].lstrip(_SPACE)) + name.end()
    block = read_block(name[1], rest[name.end() :], start, _start(state, start) + behind)
    first = start + 1
    while opening[1][0] == "/" and first < closing and _OPTION_LINE.match(_text_in(state, first)):
        first += 1
    _push(state, block, first, closing, unclosed="" if is_closed else opening[1])
    state.line = closing + 1 if is_closed else closing
    return True


def _text_in(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _closing_line(state: StateBlock, start: int, end: int, mark: str) -> tuple[int, bool]:
    """Return the line that closes a block, or the one behind its last; and whether it does."""
    depth, code = 1, ""
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line, False  # the list or quotation around it ends
        if state.is_code_block(line):
            continue
        text = _text(state, line)
        if fence := _CODE.match(text):
            # Nothing inside of code opens or closes a block.
            if not code:
                code = fence[1]
            elif fence[1].startswith(code) and not text.strip().strip(code[0]):
                code = ""
        found = None if code else _FENCE.match(text)
        if found is None or found[1] != mark:
            continue
        depth += 1 if found[2].strip(_SPACE) else -1
        if depth == 0:
            return line, True
    return end, False


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """End raw HTML where a block opens: the text inside is not HTML, and may be secret."""
    if not silent:
        for line in range(start + 1, end):
            if state.isEmpty(line):
                break
            if _fenced(state, line, end, True) or _indented(state, line, end, True):
                end = line
                break
    return html_block(state, start, end, silent)


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    found = _INDENTED.match(_text(state, start))
    if found is None:
        return False
    if silent:
        return True
    indent = state.blkIndent + 4
    after = start + 1
    last = start
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent):
        last = last if state.isEmpty(after) else after
        after += 1
    behind = found.end() - len(found[3].lstrip(_SPACE))
    block = read_block(found[2], found[3].strip(_SPACE), start, _start(state, start) + behind)
    if found[1][0] == "?" and block.name != "agent":
        opened = (("open", ""),) if found[1].endswith("+") else ()
        block = block._replace(name="details", options=(("kind", block.name), *opened))
    state.blkIndent, before = indent, state.blkIndent
    _push(state, block, start + 1, last + 1, unclosed="")
    state.blkIndent = before
    state.line = last + 1
    return True


def _push(state: StateBlock, block: Block, first: int, last: int, *, unclosed: str) -> None:
    """Add the tokens of a block whose text stands from one line to before another.

    unclosed: the line that is missing below it.
    """
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "kb_block", last
    token = state.push("kb_block_open", "", 1)
    token.map = [block.line, last]
    place = _start(state, block.line), state.eMarks[block.line]
    token.meta = {"block": block, "unclosed": unclosed, PLACE: place}
    if not (block.name == "agent" and not state.env.get("agent")):
        # What is for support staff only is not even parsed: nothing of it can get out.
        state.md.block.tokenize(state, first, last)
    state.push("kb_block_close", "", -1)
    state.parentType, state.lineMax = parent, line_max
