"""What readers of a market read on a built page: its texts, block by block."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

#: Elements that begin a new block of text, and its name in a comparison.
_BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("p", "div", "section", "pre", "blockquote", "figcaption", "article"), "text"),
    **dict.fromkeys(("summary", "caption", "label", "legend", "button", "option"), "label"),
    **dict.fromkeys(("ul", "ol", "dl", "table", "tr", "form", "nav", "header", "footer"), "text"),
    **dict.fromkeys(("main", "select", "details", "fieldset", "aside", "body"), "text"),
}
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"]
)
#: Not read by anyone.
_SILENT = frozenset(("script", "style", "svg", "template", "noscript", "head"))
#: Of an address in a link, readers notice where it leads.
_LEADS = re.compile(r"(?:https?|mailto|tel|sms):", re.IGNORECASE)


class Condition(NamedTuple):
    """When a piece of text is seen."""

    kind: str
    """`mark`: only while no market is chosen; `value`: for one market, empty: for those without a
    value of their own; `block`: for some markets."""
    markets: tuple[str, ...]
    others: set[str]
    """For `value`: the markets that have a value of their own."""

    def holds(self, market: str) -> bool:
        if self.kind == "mark":
            return False
        if self.kind == "value":
            own = self.markets[0]
            return own == market if own else market not in self.others
        return market in self.markets


class Piece(NamedTuple):
    text: str
    conditions: tuple[Condition, ...]


class Block(NamedTuple):
    """A paragraph, heading, list item or cell."""

    kind: str
    pieces: tuple[Piece, ...]

    def text(self, market: str) -> str:
        """Return what readers of a market read; empty: nothing."""
        shown = (p.text for p in self.pieces if all(c.holds(market) for c in p.conditions))
        return " ".join("".join(shown).split())


class PageText(NamedTuple):
    """The texts of a page."""

    title: str
    description: str
    markets: tuple[str, ...]
    """All markets of the site; empty: it has none."""
    main: tuple[Block, ...]
    """The page itself."""
    frame: tuple[Block, ...]
    """What is around it on each page: header, footer, the questions below an article."""

    def shown(self, market: str) -> list[tuple[str, str]]:
        """Return kind and text of what readers of a market read of the page itself."""
        return [*_heads(self), *_shown(self.main, market)]

    def around(self, market: str) -> list[tuple[str, str]]:
        """Return the same of what is around it."""
        return [*_shown(self.frame, market)]


def read_page(html: str) -> PageText:
    """Return the texts of a page that kbgen built."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return PageText(
        parser.title.strip(),
        parser.description,
        tuple(parser.markets),
        tuple(parser.main),
        tuple(parser.frame),
    )


def _heads(page: PageText) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    if page.description:
        yield "description", page.description


def _shown(blocks: Sequence[Block], market: str) -> Iterator[tuple[str, str]]:
    return ((block.kind, text) for block in blocks if (text := block.text(market)))


class _Open(NamedTuple):
    """An element that has begun."""

    name: str
    condition: Condition | None
    is_silent: bool
    is_main: bool
    is_frame: bool
    group: set[str]
    """Markets of the values directly in it."""
    after: str
    """Text that follows what is in it."""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.description = ""
        self.markets: list[str] = []
        self.main: list[Block] = []
        self.frame: list[Block] = []
        self._open: list[_Open] = []
        self._pieces: list[Piece] = []
        self._kind = "text"
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._head(tag, values)
        if tag in _BLOCKS:
            self._flush(_BLOCKS[tag])
        if tag == "img" and values.get("alt"):
            self._add(f"[{values['alt']}]")
        elif tag == "br":
            self._add(" ")
        if tag in _VOID:
            return
        address = values.get("href", "") if tag == "a" else ""
        self._open.append(
            _Open(
                tag,
                self._condition(values),
                tag in _SILENT or _is_silent(values),
                tag == "main",
                tag in {"header", "footer"} or "data-kb-ending" in values,
                set(),
                f" ({address})" if _LEADS.match(address) else "",
            )
        )

    def handle_endtag(self, tag: str) -> None:
        names = [one.name for one in self._open]
        if tag not in names:
            return
        if self._open[-1].after:
            self._add(self._open[-1].after)
        if tag in _BLOCKS:
            self._flush("text")
        del self._open[len(names) - 1 - names[::-1].index(tag) :]
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        else:
            self._add(data)

    def close(self) -> None:
        super().close()
        self._flush("text")

    def _head(self, tag: str, values: dict[str, str]) -> None:
        if tag == "title" and not any(one.name == "svg" for one in self._open):
            self._in_title = True
        elif tag == "meta" and values.get("name") == "description":
            self.description = values.get("content", "")
        elif tag == "script" and values.get("data-kb-markets"):
            self.markets = values["data-kb-markets"].split()

    def _condition(self, values: dict[str, str]) -> Condition | None:
        if "data-kb-market-mark" in values:
            return Condition("mark", (), set())
        if "data-kb-for-market" in values:
            return Condition("block", tuple(values["data-kb-for-market"].split()), set())
        if "data-kb-market" in values and self._open:
            group, market = self._open[-1].group, values["data-kb-market"]
            if market:
                group.add(market)
            return Condition("value", (market,), group)
        return None

    def _add(self, text: str) -> None:
        if any(one.is_silent for one in self._open):
            return
        conditions = tuple(one.condition for one in self._open if one.condition)
        self._pieces.append(Piece(text, conditions))

    def _flush(self, kind: str) -> None:
        pieces, self._pieces = tuple(self._pieces), []
        if any(piece.text.strip() for piece in pieces):
            in_main = any(one.is_main for one in self._open)
            around = any(one.is_frame for one in self._open)
            (self.main if in_main and not around else self.frame).append(Block(self._kind, pieces))
        self._kind = kind


def _is_silent(values: dict[str, str]) -> bool:
    """Tell whether an element says again what stands elsewhere: a list of its headings, a path."""
    names = values.get("class", "").split()
    return bool({"contents", "breadcrumbs", "skip"} & set(names)) or "data-kb-follow-up" in values
