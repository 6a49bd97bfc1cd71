"""The steps of an article: its first ordered list that counts for all markets."""

from html.parser import HTMLParser
from typing import NamedTuple

from kbgen.text import squash

_VOID = {"br", "hr", "img", "input", "source", "wbr"}


class Steps(NamedTuple):
    html: str
    """An `ol`, or empty."""
    texts: tuple[str, ...]
    """Of each step, without markup."""


def find_steps(html: str) -> Steps:
    """Return the first ordered list of an article's HTML, as kbgen makes it.

    What counts for some markets is left out: a reply goes to shoppers of any.
    """
    finder = _Finder(html)
    finder.feed(html)
    finder.close()
    begin, end = finder.begin, finder.end
    if begin is None or end is None:
        return Steps("", ())
    return Steps(html[begin:end], tuple(text for text in map(squash, finder.texts) if text))


class _Finder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._starts = [0]
        for line in html.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._depth = 0
        """Of elements inside of the list."""
        self._apart = 0
        """Of elements inside of a block for some markets, outside of the list."""
        self.begin: int | None = None
        self.end: int | None = None
        self.texts: list[str] = []

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    @property
    def _inside(self) -> bool:
        return self.begin is not None and self.end is None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if self.begin is None and (self._apart or "data-kb-for-market" in given):
            self._apart += tag not in _VOID
            return
        # Footnotes are such a list, too, with a class of their own.
        if self.begin is None and tag == "ol" and "class" not in given:
            self.begin = self._at
        if not self._inside or tag in _VOID:
            if self._inside and tag == "br":
                self._say(" ")
            return
        self._depth += 1
        if tag == "li" and self._depth == 2:
            self.texts.append("")
        elif tag in {"li", "p", "ul", "ol"}:
            self._say(" ")

    def handle_startendtag(self, tag: str, _attributes: object) -> None:
        if tag == "br":
            self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._apart and tag not in _VOID:
            self._apart -= 1
        if not self._inside or tag in _VOID:
            return
        self._depth -= 1
        if self._depth == 0:
            self.end = self._at + len(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def _say(self, text: str) -> None:
        if self._inside and self.texts:
            self.texts[-1] += text
