"""Chinese, Japanese and Korean: their emphasis and their line breaks.

CommonMark looks for spaces and punctuation to tell whether `**` opens or closes. Scripts without
spaces between words have none, so `**注意：**返品` would show its asterisks. Here, characters of
these scripts open and close as spaces do, and their own punctuation does not count as such (the
amendment to CommonMark that is known as "CJK-friendly emphasis").

A line break between two characters of a script without spaces is not a space.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from types import MethodType
from unicodedata import category, east_asian_width

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_Rule = Callable[[StateInline, bool], bool]
#: Hangul, whose words have spaces between them: its line breaks are spaces.
_SPACED = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))


def plugin(md: MarkdownIt) -> None:
    md.inline.ruler.at("emphasis", _with_wide(emphasis.tokenize))
    md.inline.ruler.at("strikethrough", _with_wide(strikethrough.tokenize))
    md.core.ruler.push("kb_line_breaks", _hide_breaks)
    md.add_render_rule("softbreak", _softbreak)


@lru_cache(maxsize=4_096)
def is_wide(char: str) -> bool:
    """Tell whether a character belongs to Chinese, Japanese or Korean; signs and emoji do not."""
    return east_asian_width(char) in "WFH" and category(char) != "So"


def _with_wide(tokenize: _Rule) -> _Rule:
    def rule(state: StateInline, silent: bool) -> bool:
        # Most marks have no wide neighbour, and the library's own look at them is right.
        if silent or state.src.isascii() or not any(map(is_wide, _around(state, state.pos))):
            return tokenize(state, silent)
        state.scanDelims = MethodType(_scan, state)  # type: ignore[method-assign]
        try:
            return tokenize(state, silent)
        finally:
            del state.scanDelims

    return rule


def _around(state: StateInline, start: int) -> tuple[str, str]:
    """Return the characters before and after a run of marks; the ends of a text are blanks."""
    src = state.src
    end = start + 1
    while end < state.posMax and src[end] == src[start]:
        end += 1
    return src[start - 1] if start else " ", src[end] if end < state.posMax else " "


def _scan(state: StateInline, start: int, can_split_word: bool) -> Scanned:
    """Do what `StateInline.scanDelims` does, with characters of wide scripts as boundaries."""
    length = StateInline.scanDelims(state, start, can_split_word).length
    before, after = _around(state, start)
    left = _flanks(after, before)
    right = _flanks(before, after)
    return Scanned(
        can_open=left and (can_split_word or not right or _is_punctuation(before)),
        can_close=right and (can_split_word or not left or _is_punctuation(after)),
        length=length,
    )


def _flanks(inner: str, outer: str) -> bool:
    """Tell whether emphasis may begin between two characters, of which `inner` is inside."""
    if isWhiteSpace(ord(inner)):
        return False
    if is_wide(inner) or not _is_punctuation(inner):
        return True
    return isWhiteSpace(ord(outer)) or is_wide(outer) or _is_punctuation(outer)


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _hide_breaks(state: StateCore) -> None:
    for token in state.tokens:
        children = token.children
        if not children or "\n" not in token.content or token.content.isascii():
            continue
        for at, child in enumerate(children):
            if child.type == "softbreak":
                before = _neighbour(reversed(children[:at]))[-1:]
                after = _neighbour(children[at + 1 :])[:1]
                child.hidden = _has_no_spaces(before) and _has_no_spaces(after)


def _neighbour(tokens: Iterable[Token]) -> str:
    """Return the text that is nearest; marks of emphasis and links have none."""
    for token in tokens:
        if token.content or token.type in {"softbreak", "hardbreak", "image"}:
            return token.content if token.type in {"text", "text_special"} else ""
    return ""


def _has_no_spaces(char: str) -> bool:
    if not char or not is_wide(char):
        return False
    return not any(first <= ord(char) <= last for first, last in _SPACED)


def _softbreak(
    _self: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    return "" if tokens[at].hidden else "\n"
