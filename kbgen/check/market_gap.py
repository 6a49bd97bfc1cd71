"""Blocks for some markets in a row, after which readers in another one are told nothing."""

import re
from collections.abc import Iterator

from kbgen.check.outside_code import lines_outside_code
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem

_FENCE = re.compile(r"^[\s>]*(:{3,}|/{3,})(.*)")


def _run(checked: Checked) -> Iterator[Diagnostic]:
    known = tuple(checked.project.config.markets)
    for article in checked.articles if len(known) > 1 else ():
        wanted = [market for market in known if market in (article.meta.markets or known)]
        for line, named in _rows(checked.read(article)):
            missing = [market for market in wanted if market not in named]
            if missing and set(named) <= set(known):
                listed = ", ".join(missing)
                message = f"Readers in {listed} see none of the texts for {', '.join(named)}"
                hint = f"Add a block `:::market {' '.join(missing)}`, or write it for all."
                place = Span(path=article.source.project_path, line=line)
                yield problem("KB715", place, message, hint)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the markets of blocks that stand one after the other.

    A block that stands alone adds something for its markets, so the others miss nothing.
    """
    first, named, blocks = 0, dict[str, None](), 0
    open_fences: list[str] = []
    places: dict[str, list[int]] = {}  # of each fence among those
    for number, line in lines_outside_code(text) if ":market" in text or "/market" in text else ():
        fence = _FENCE.match(line)
        opens = fence[2].strip() if fence else ""
        if fence and opens:
            name, _, rest = opens.partition(" ")
            if not open_fences and name in {"market", "markets"}:
                first, blocks = first or number, blocks + 1
                named |= dict.fromkeys(rest.replace(",", " ").split())
            places.setdefault(fence[1], []).append(len(open_fences))
            open_fences.append(fence[1])
        elif fence and places.get(fence[1]):
            for _ in range(places[fence[1]][0], len(open_fences)):
                places[open_fences.pop()].pop()
        elif not open_fences and line.strip():
            if blocks > 1:
                yield first, list(named)
            first, named, blocks = 0, {}, 0
    if blocks > 1:
        yield first, list(named)


RULE = Rule("market-gap", "KB715", _run)
