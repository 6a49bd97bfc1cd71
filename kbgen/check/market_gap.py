"""Blocks for some markets in a row that leave out readers in another one."""

from collections.abc import Iterable, Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.outline import BlockPlace

_NAMES = frozenset({"market", "markets"})


def _run(checked: Checked) -> Iterator[Diagnostic]:
    markets = tuple(checked.project.config.markets)
    for article in checked.articles if len(markets) > 1 else ():
        own = [market for market in markets if market in (article.meta.markets or markets)]
        written = checked.written(article.source.path)
        for row in _rows(written.outline.blocks):
            named = list(dict.fromkeys(name for block in row for name in _markets(block)))
            missing = [market for market in own if market not in named]
            if missing and set(named) <= set(markets):
                listed = ", ".join(missing)
                message = f"Readers in {listed} see none of the texts for {', '.join(named)}"
                hint = f"Add a block `:::market {' '.join(missing)}`, or write it for all."
                yield problem("KB715", written.span(row[0].start), message, hint)


def _markets(block: BlockPlace) -> list[str]:
    return block.argument.replace(",", " ").split()


def _rows(blocks: Iterable[BlockPlace]) -> Iterator[list[BlockPlace]]:
    """Yield the rows of two or more blocks for markets that no text separates.

    A block that stands alone adds something for its markets, so the others miss nothing.
    """
    row: list[BlockPlace] = []
    for block in blocks:
        if block.depth:
            continue
        if block.name not in _NAMES or not block.is_adjacent:
            if len(row) > 1:
                yield row
            row = []
        if block.name in _NAMES:
            row.append(block)
    if len(row) > 1:
        yield row


RULE = Rule("market-gap", "KB715", _run)
