"""`:::include name`: a text shared by several articles, `content/_snippets/<locale>/name.md`.

It is parsed in place, so its headings, links and footnotes belong to the article. Links in a
snippet start at the locale's folder, as if the snippet lay there.
"""

from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Directive, Scope
from kbgen.model.names import snippet_name
from kbgen.model.policy import take_references

#: Most snippets in one article, nested ones included.
MOST = 1000
#: Their greatest total length, in characters.
LONGEST = 500_000


def plugin(md: MarkdownIt) -> None:
    md.core.ruler.after("block", "kb_include", include_snippets)


def include_snippets(state: StateCore) -> None:
    """Put the tokens of snippets into the blocks that name them, before inline text is parsed."""
    if "snippets" in state.env:
        state.tokens = _fill(state.md, state.env, state.tokens, ())


def _fill(
    md: MarkdownIt, env: EnvType, tokens: list[Token], parents: tuple[str, ...]
) -> list[Token]:
    filled: list[Token] = []
    for token in tokens:
        filled.append(token)
        block: Block | None = token.meta.get("block") if token.type == "kb_block_open" else None
        if block is None or block.name != "include":
            continue
        name = snippet_name(block.argument)
        env["included"] = env.get("included", 0) + 1
        if env["included"] > MOST:
            if env["included"] == MOST + 1:
                hint = "Snippets that each include several others multiply quickly."
                message = f"More than {MOST} snippets in one article"
                token.meta["wrong"] = "KB310", message, hint
            continue
        if wrong := _wrong(name, env["snippets"], parents):
            token.meta["wrong"] = wrong
            continue
        env["included_size"] = env.get("included_size", 0) + len(env["snippets"][name])
        if env["included_size"] > LONGEST:
            if not env.get("is_size_reported"):
                env["is_size_reported"] = True
                message = f"The snippets of this article are longer than {LONGEST} characters"
                hint = "Split the article, or include less."
                token.meta["wrong"] = "KB314", message, hint
            continue
        inner: list[Token] = []
        md.block.parse(take_references(env["snippets"][name]), md, env, inner)
        for included in inner:
            _move(included, token, block.line, name)
        filled += _fill(md, env, inner, (*parents, name))
    return filled


def _move(token: Token, include: Token, line: int, name: str) -> None:
    """Move a token of a snippet into the article: its problems are reported at the include."""
    token.map = None if token.map is None else [line, line + 1]
    token.level += include.level + 1
    token.meta["snippet"] = name
    if token.type == "kb_block_open":
        token.meta["block"] = token.meta["block"]._replace(line=line)


def _wrong(
    name: str, snippets: Mapping[str, str], parents: tuple[str, ...]
) -> tuple[str, str, str] | None:
    if name in parents:
        cycle = " → ".join((*parents[parents.index(name) :], name))
        message = f"Snippet `{name}` includes itself: {cycle}"
        return "KB310", message, "Remove one of the includes."
    if name not in snippets:
        return "KB310", f"Snippet `{name}` not found", "Put it into content/_snippets/<locale>/."
    return None


def _expand(_block: Block, inner: list[Token], _scope: Scope) -> list[Token]:
    return inner


DIRECTIVE = Directive(names=("include",), expand=_expand, holds_prose=False)
