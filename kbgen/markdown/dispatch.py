"""Tries each rule only at characters that it can begin with.

markdown-it tries every rule at every line and every special character, mostly without a match.
Looking at the character first saves a quarter of the time; the order of the rules stays.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, strikethrough
from markdown_it.token import Token

#: Rule → the characters that it can begin with; the other block rules begin with any.
_LINE_STARTS = {
    "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*-+0123456789", "footnote_def": "[",
    "reference": "[", "html_block": "<", "heading": "#", "kb_fenced": ":/",
    "kb_indented": "!?",
}  # fmt: skip
_INLINE_STARTS = {
    "newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_",
    "link": "[", "image": "!", "footnote_inline": "^", "footnote_ref": "[", "autolink": "<",
    "html_inline": "<", "entity": "&",
}  # fmt: skip
#: The lists of rules that may end a block before an empty line does.
_CHAINS = ("paragraph", "reference", "blockquote", "list")

ParserRule = Callable[..., Any]


def plugin(md: MarkdownIt) -> None:
    """Wrap the enabled rules; must be the last plugin."""
    _choose_block_rules(md)
    _choose_inline_rules(md)
    md.inline.ruler2.at("strikethrough", _strikethrough)
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("inline", _inline)


def _by_character(
    rules: Iterable[tuple[str, ParserRule]], starts: dict[str, str]
) -> tuple[dict[str, list[ParserRule]], list[ParserRule]]:
    """Return the rules for each character, and those for all other characters."""
    rules = list(rules)
    chosen = {
        char: [rule for name, rule in rules if char in starts.get(name, char)]
        for char in {char for name, _ in rules for char in starts.get(name, "")}
    }
    return chosen, [rule for name, rule in rules if name not in starts]


def _choose_block_rules(md: MarkdownIt) -> None:
    ruler = md.block.ruler
    names = dict(zip(ruler.getRules(), ruler.get_active_rules(), strict=True))

    def choice(chain: str) -> ParserRule:
        rules = [(names[rule], rule) for rule in ruler.getRules(chain)]
        chosen, others = _by_character(rules, _LINE_STARTS)

        def choose(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            at = state.bMarks[line] + state.tShift[line]
            for rule in chosen.get(state.src[at : at + 1], others):
                if rule(state, line, end, silent):
                    return True
            return False

        return choose

    block, *terminators = [choice(chain) for chain in ("", *_CHAINS)]
    ruler.enableOnly("code")  # the parser only asks whether it is enabled; it is never called:
    ruler.before("code", "kb_block", block)  # a paragraph is always found
    for chain, terminator in zip(_CHAINS, terminators, strict=True):
        ruler.push(f"kb_end_{chain}", terminator, {"alt": [chain]})


def _choose_inline_rules(md: MarkdownIt) -> None:
    ruler = md.inline.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(), strict=True))
    others = [rules.pop("text")]
    # A rule that is not in the list would never be called: fail here.
    chosen, _ = _by_character(rules.items(), {name: _INLINE_STARTS[name] for name in rules})
    chosen["]"] = []  # no rule's, but links look for it

    def choose(state: StateInline, silent: bool) -> bool:
        for rule in chosen.get(state.src[state.pos], others):  # noqa: SIM110  # `any` is slower
            if rule(state, silent):
                return True
        return False

    ruler.enableOnly([])
    ruler.push("kb_inline", choose)
    # Without the characters that are special to other plugins only, such as `-` and `:`.
    md.inline.terminator_re = re.compile(f"[{re.escape(''.join(sorted(chosen)))}]")


def _strikethrough(state: StateInline) -> None:
    # Saves 3 % of parsing.
    if "~~" in state.src:
        strikethrough.postProcess(state)


def _normalize(state: StateCore) -> None:
    # The line ends of a `SourceFile` are in order already; looking at each takes 3 % of parsing.
    state.src = state.src.replace("\0", "\ufffd")


def _inline(state: StateCore) -> None:
    """Parse the texts; most of them hold nothing special."""
    special = state.md.inline.terminator_re.search
    for token in state.tokens:
        if token.type != "inline":
            continue
        if special(token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children = [Token("text", "", 0, content=token.content)]
