"""The steps of an article: its first numbered list that applies to all markets."""

from collections.abc import Iterable

from markdown_it.token import Token

from kbgen.markdown.plain import loose_text
from kbgen.markdown.sections import MARKETS
from kbgen.model.article import Section
from kbgen.text import squash

_MARKETS = frozenset({"market", "markets"})


class StepFinder:
    """Finds the list before blocks are expanded, and cuts it out afterwards."""

    def __init__(self) -> None:
        self._opening: Token | None = None

    def find(self, tokens: Iterable[Token]) -> None:
        blocks: list[str] = []
        for token in tokens:
            if token.type == "kb_block_open":
                blocks.append(token.meta["block"].name)
            elif token.type == "kb_block_close":
                blocks.pop()
            # A list with a class is one of tasks.
            elif (
                token.type == "ordered_list_open"
                and "class" not in token.attrs
                and _MARKETS.isdisjoint(blocks)
            ):
                self._opening = token
                return

    def cut(self, tokens: Iterable[Token]) -> tuple[list[Token], tuple[Section, ...]]:
        """Return the tokens of the list, and the text of each step; both empty without a list."""
        steps: list[Token] = []
        depth = for_some = 0
        for token in tokens:
            # A reply is for one market: what only some are told is left to the article.
            if MARKETS in token.meta:
                for_some += -1 if token.meta[MARKETS] is None else 1
                continue
            if for_some:
                continue
            if token is self._opening or depth:
                steps.append(token)
                depth += token.nesting * (token.type in {"ordered_list_open", "ordered_list_close"})
                if not depth:
                    break
        return steps, _sections(steps)


def _sections(steps: Iterable[Token]) -> tuple[Section, ...]:
    texts: list[str] = []
    depth = 0
    for token in steps:
        if token.type.startswith("list_item"):
            depth += token.nesting
            if token.type == "list_item_open" and depth == 1:
                texts.append("")
        elif texts and token.type == "inline":
            texts[-1] += f" {loose_text(token)}"
        elif texts and token.type in {"fence", "code_block"}:
            texts[-1] += f" {token.content}"
    return tuple(Section("", "", text) for text in map(squash, texts) if text)
