"""Plain text under each heading, from the token stream."""

from collections.abc import Iterable

from markdown_it.token import Token

from kbgen.markdown.html import text_of
from kbgen.markdown.plain import loose_text, plain_text
from kbgen.model.article import Section
from kbgen.model.by_market import LEAD, for_markets
from kbgen.text import squash

#: Of a token that begins or ends a text for some markets: their names, or None at its end.
MARKETS = "markets"
#: Of a token around paragraphs that say something by themselves.
PROSE = "prose"
#: What does not end a lead.
_LEADING = frozenset(
    {"paragraph_open", "paragraph_close", "inline", "kb_hole", "heading_open", "heading_close"}
)


def sections_of(tokens: Iterable[Token]) -> tuple[Section, ...]:
    """Cut at every heading; the first section holds what stands above the first heading.

    What is for some markets only is marked.
    """
    found: list[Section] = []
    anchor, title = "", ""
    texts = _Texts()
    in_heading = in_alert_title = False
    for token in tokens:
        kind = token.type
        texts.follow(token)
        if kind == "inline":
            if in_heading:
                title = plain_text(token)
            elif not in_alert_title:
                texts.add(loose_text(token))
        elif kind == "heading_open":
            found.append(Section(anchor=anchor, title=title, text=texts.take()))
            anchor, in_heading = str(token.attrs["id"]), True
        elif kind == "heading_close":
            in_heading = False
        elif kind in {"alert_title_open", "alert_title_close"}:
            in_alert_title = kind == "alert_title_open"
        elif kind == "html_block":
            texts.add(text_of(token.content))
        elif kind in {"fence", "code_block"}:
            texts.add(token.content)
    found.append(Section(anchor=anchor, title=title, text=texts.take()))
    return tuple(found)


class _Texts:
    """The texts of a section, one after the other."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._own: list[str] = []
        """Those for the markets that the text is for."""
        self._markets: list[str] = []
        """Of the open blocks, the inner ones last."""

        self._leads = True
        """Whether what comes is a part of the lead: no list, table or note has begun."""

    def follow(self, token: Token) -> None:
        """Turn to the markets of what comes.

        End the lead behind its first paragraph for all, or where another block begins.
        """
        if MARKETS in token.meta:
            self._turn(token.meta[MARKETS])
        if MARKETS in token.meta or PROSE in token.meta:
            return
        is_over = token.type == "paragraph_close" and not self._markets
        if self._leads and (is_over or token.type not in _LEADING):
            self._end_lead()

    def add(self, text: str) -> None:
        (self._own if self._markets else self._texts).append(text)

    def _turn(self, markets: str | None) -> None:
        """Begin a text for some markets, or end it."""
        self._close()
        if markets is None:
            self._markets.pop()
        else:
            outer = self._markets[-1].split() if self._markets else markets.split()
            self._markets.append(" ".join(name for name in markets.split() if name in outer))

    def take(self) -> str:
        """Return the text so far, and begin another with the same markets."""
        self._close()
        if self._leads:
            self._end_lead()
        text = squash(" ".join(self._texts))
        self._texts, self._leads = [], True
        return text

    def _end_lead(self) -> None:
        """Mark the end of the lead, if there is one, so that texts without marks are as before."""
        self._leads = False
        texts = self._own or self._texts
        if texts:
            texts[-1] = texts[-1].rstrip() + LEAD

    def _close(self) -> None:
        if text := squash(" ".join(self._own)):
            self._texts.append(for_markets(self._markets[-1], text))
        self._own = []
