"""Expands blocks: each directive gets the tokens inside its block and returns those to show."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.directive import Diagnose, Directive, Scope
from kbgen.markdown.staff_notes import NAMES
from kbgen.text import closest, did_you_mean


class Expander:
    """Expands the blocks of one article, the innermost first."""

    def __init__(
        self,
        directives: Mapping[str, Directive],
        md: MarkdownIt,
        env: dict[str, Any],
        report: Callable[[int, str, str, str], None],
    ) -> None:
        self._directives = directives
        self._md = md
        self._env = env
        self._report = report

    def expand(self, tokens: list[Token], first_line: int) -> list[Token]:
        """Return the tokens without blocks. first_line: of the body in the file."""
        expanded: list[Token] = []
        open_blocks: list[tuple[Token, list[Token]]] = []
        for token in tokens:
            if token.type == "kb_block_open":
                open_blocks.append((token, expanded))
                expanded = []
            elif token.type == "kb_block_close":
                opening, outer = open_blocks.pop()
                parents = tuple(parent.meta["block"].name for parent, _ in open_blocks)
                outer += self._expand(opening, expanded, parents, first_line)
                expanded = outer
            else:
                expanded.append(token)
        return expanded

    def _expand(
        self, opening: Token, inner: list[Token], parents: tuple[str, ...], first_line: int
    ) -> list[Token]:
        block: Block = opening.meta["block"]

        def diagnose(code: str, message: str, hint: str) -> None:
            self._report(block.line, code, message, hint)

        if mark := opening.meta["unclosed"]:
            hint = f"Close it with a line `{mark}`."
            diagnose("KB305", f"Block `{block.name}` is not closed", hint)
        if wrong := opening.meta.get("wrong"):
            diagnose(*wrong)
        directive = self._directives.get(block.name)
        if directive is None:
            return self._unknown(block, inner, diagnose)
        if not directive.any_option:
            for key in sorted(set(dict(block.options)) - directive.options):
                hint = did_you_mean(key, directive.options)
                diagnose("KB307", f"Block `{block.name}`: unknown option `{key}`", hint)

        def title(text: str) -> Token:
            return self._title(text, diagnose)

        scope = Scope(directive.name, diagnose, first_line + block.line, parents, title)
        return directive.expand(block, inner, scope)

    def _unknown(self, block: Block, inner: list[Token], diagnose: Diagnose) -> list[Token]:
        near = closest(block.name, self._directives)
        is_note = near == "agent" or block.name.lower() in NAMES
        near = "agent" if is_note else near
        hint = f"Did you mean `{near}`?" if near else "Its text is shown."
        diagnose("KB301", f"Unknown block `{block.name}`", hint)
        return [] if is_note and not self._env.get("agent") else inner

    def _title(self, text: str, diagnose: Diagnose) -> Token:
        # Footnotes of the text are numbered already and stand below it.
        refs = self._env.get("footnotes", {}).get("refs", {})
        env = {**self._env, "footnotes": {"refs": ChainMap({}, refs)}}
        title = self._md.parseInline(text, env)[0]
        if any(child.type.startswith("footnote") for child in title.children or ()):
            title.children = [c for c in title.children or () if not c.type.startswith("footnote")]
            diagnose("KB307", "A block's title cannot have a footnote", "Put it into the text.")
        return title
