"""Texts that differ by market: what applies to some of them is marked until it is read."""

import re
from collections.abc import Mapping

#: Around a text for some markets: their names, `BAR`, the text. Noncharacters, as of references.
FOR, BAR, END = "\ufdd6", "\ufdd7", "\ufdd8"
#: Where the lead of a section ends: the paragraphs that it begins with.
LEAD = "\ufdd9"
_MARKS = re.compile(f"{FOR}[^{FOR}{BAR}]*{BAR}|[{END}{LEAD}]")
_BLOCK = re.compile(f"{FOR}([^{FOR}{BAR}]*){BAR}([^{FOR}{END}]*){END}")
#: A text: the same everywhere, or pieces of which some differ: market → text, where an empty name
#: stands for all others, and those without a text see none. JSON holds it as it is.
ByMarket = str | list[str | dict[str, str]]


def for_markets(markets: str, text: str) -> str:
    """Mark a text as one for markets only. markets: their names, between spaces."""
    return f"{FOR}{markets}{BAR}{text}{END}"


def with_every_market(text: str) -> str:
    """Return a text with what applies to some markets, without marks."""
    return _MARKS.sub("", text)


def without_markets(text: str) -> str:
    """Return a text without what applies to some markets only, and without marks."""
    return _BLOCK.sub("", text).replace(LEAD, "")


def blocks(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Cut a text where its markets change: (markets, text); none: for all."""
    text = text.replace(LEAD, "")
    if FOR not in text:
        return (((), text),)
    cut: list[tuple[tuple[str, ...], str]] = []
    at = 0
    for block in _BLOCK.finditer(text):
        cut += [((), text[at : block.start()]), (tuple(block[1].split()), block[2])]
        at = block.end()
    return tuple(piece for piece in (*cut, ((), text[at:])) if piece[1])


def lead_for(text: str, market: str) -> str:
    """Return the lead of a section for a market; empty: it has none.

    Where a part of it is for markets only, the rest says nothing without that.
    """
    lead = text.partition(LEAD)[0] if LEAD in text else ""
    cut = blocks(f"{lead}{END}" if lead.count(FOR) > lead.count(END) else lead)
    own = [part for markets, part in cut if market in markets]
    if not any(markets for markets, _ in cut):
        own = [part for _, part in cut]
    return " ".join(own).strip()


def text_for(text: ByMarket, market: str | None) -> str:
    """Return a text for a market, without white space that a missing piece leaves behind.

    market: empty or None: in none, or not known. The twin of `search/market-text.js`.
    """
    if isinstance(text, str):
        return text
    pieces = (piece if isinstance(piece, str) else _of(piece, market or "") for piece in text)
    return " ".join(filter(None, "".join(pieces).split(" ")))


def _of(piece: Mapping[str, str], market: str) -> str:
    return piece.get(market, piece.get("", ""))
