"""Blocks become what they show: each directive gets its block's tokens and returns others."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbgen.markdown.blocks import Block
from kbgen.markdown.staff_notes import NAMES
from kbgen.model.article import AnySlot
from kbgen.model.policy import write_references
from kbgen.text import closest, did_you_mean

#: Told code, message and hint.
Report = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a directive may use."""

    report: Report
    """At the block's opening line."""
    line: int
    """Of the block in the file."""
    parents: tuple[str, ...]
    """Names of the blocks around it, the nearest last."""
    _inline: Callable[[str], Token]

    def inline(self, text: str) -> Token:
        """Parse a title; the token shows it."""
        return self._inline(text)

    def wrong(self, message: str, hint: str = "") -> None:
        self.report("KB307", write_references(message), hint)


Expand = Callable[[Block, list[Token], Scope], list[Token]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A kind of block."""

    names: tuple[str, ...]
    """The first is ours; the others are read, too."""
    expand: Expand
    options: frozenset[str] = frozenset()
    """Keys that `{…}` may have."""
    any_option: bool = False


def html(text: str) -> Token:
    """Make a token of trusted HTML."""
    return Token("kb_html", "", 0, content=text)


def hole(slot: AnySlot) -> Token:
    """Make a token that render fills."""
    return Token("kb_hole", "", 0, meta={"slot": slot})


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
        shown: list[Token] = []
        around: list[tuple[Token, list[Token]]] = []
        for token in tokens:
            if token.type == "kb_block_open":
                around.append((token, shown))
                shown = []
            elif token.type == "kb_block_close":
                opening, outer = around.pop()
                parents = tuple(one.meta["block"].name for one, _ in around)
                outer += self._one(opening, shown, parents, first_line)
                shown = outer
            else:
                shown.append(token)
        return shown

    def _one(
        self, opening: Token, inner: list[Token], parents: tuple[str, ...], first_line: int
    ) -> list[Token]:
        block: Block = opening.meta["block"]

        def report(code: str, message: str, hint: str) -> None:
            self._report(block.line, code, message, hint)

        if mark := opening.meta["unclosed"]:
            report(
                "KB305", f"Block `{block.name}` is not closed", f"Close it with a line `{mark}`."
            )
        if wrong := opening.meta.get("wrong"):
            report(*wrong)
        directive = self._directives.get(block.name)
        if directive is None:
            near = closest(block.name, self._directives)
            is_note = near == "agent" or block.name.lower() in NAMES
            near = "agent" if is_note else near
            hint = f"Did you mean `{near}`?" if near else "Its text is shown."
            report("KB301", f"Block `{block.name}` is not known", hint)
            return [] if is_note and not self._env.get("agent") else inner
        if not directive.any_option:
            for key in sorted(set(dict(block.options)) - directive.options):
                hint = did_you_mean(key, directive.options)
                report("KB307", f"Block `{block.name}`: option `{key}` is not known", hint)

        def title(text: str) -> Token:
            return self._title(text, report)

        scope = Scope(report, first_line + block.line, parents, title)
        return directive.expand(block, inner, scope)

    def _title(self, text: str, report: Report) -> Token:
        # Those of the text are numbered already and stand below it.
        refs = self._env.get("footnotes", {}).get("refs", {})
        env = {**self._env, "footnotes": {"refs": ChainMap({}, refs)}}
        title = self._md.parseInline(text, env)[0]
        if any(child.type.startswith("footnote") for child in title.children or ()):
            title.children = [c for c in title.children or () if not c.type.startswith("footnote")]
            report("KB307", "A block's title cannot have a footnote", "Put it into the text.")
        return title
