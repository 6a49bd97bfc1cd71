"""The outline of a file, from the tokens that the parser made of it, before blocks are expanded."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbgen.markdown.cursor import Located, cells, located
from kbgen.markdown.directives import BY_NAME
from kbgen.markdown.directives.callout import title_of
from kbgen.markdown.draft import Draft
from kbgen.markdown.outline_texts import TextReader
from kbgen.markdown.places import PLACE
from kbgen.markdown.tags import pieces
from kbgen.model.policy import OPEN, write_references


class OutlineReader:
    """Reads the outline of one file.

    All places are offsets into the source that was parsed: it has no front matter, and
    references to policy values stand in their travelling form. `Draft` turns them into places of
    the file when a check asks: that would be a third of the time.
    """

    def __init__(self, source: str, md: MarkdownIt, env: dict[str, Any]) -> None:
        self._source = source
        self._md = md
        self._env = env
        self._texts = TextReader(source, md, env)
        self._headings: list[Token] = []
        self._named: list[tuple[int, int, str]] = []
        self._blocks: list[tuple[int, int, str, str, int, int, bool]] = []
        self._rows: list[tuple[int, int]] = []
        self._places: list[tuple[int, int, str, int]] = []
        """Of the texts, with their kinds and depths."""
        self._kind = "paragraph"
        """Of the text that follows, outside of tables."""
        self._index = 0
        """Of the token that is read."""
        self._closed = -2
        """Index of the token that closed the last block."""
        self._depth = 0
        """Number of open blocks."""
        self._note = -1
        """Number of the footnote whose text follows."""
        self._opens_note = False
        """Whether the text that follows is the first of a footnote that stands by itself."""
        self._cells: Iterator[Located] | None = None
        """The cells of the row that follow; None outside of rows."""
        self._readers: dict[str, Callable[[Token], None]] = {
            "inline": self._read_inline,
            "heading_open": self._open_heading,
            "tr_open": self._open_row,
            "tr_close": self._close_row,
            "fence": self._read_code,
            "code_block": self._read_code,
            "html_block": self._read_html_block,
            "list_item_open": self._read_item,
            "alert_open": self._read_alert,
            "footnote_open": self._read_footnote,
            "kb_block_open": self._open_block,
            "kb_block_close": self._close_block,
        }

    def read(self, tokens: Iterable[Token]) -> None:
        """Read the tokens of the file. What a snippet brought in has no place in it."""
        readers = self._readers
        for self._index, token in enumerate(tokens):
            if token.type in readers and "snippet" not in token.meta:
                readers[token.type](token)

    def _open_heading(self, token: Token) -> None:
        self._headings.append(token)
        self._kind = "heading"

    def _read_inline(self, token: Token) -> None:
        if PLACE in token.meta:
            starts, children = token.meta[PLACE], token.children or ()
            if self._opens_note:
                self._add_part(token, "note")
                self._opens_note = False
            kind, self._kind = self._kind, "paragraph"
            if len(starts) > 1 or not self._texts.read_plain(token, starts[0]):
                text = located(token.content, self._source, starts)
                self._texts.read(text, children)
                self._note_text(text, kind, token.level)
            else:
                first, last = self._texts.words[-2:]
                self._places.append((first, last, kind, token.level))
        elif self._cells is not None:
            cell = next(self._cells, None)
            if cell is None:
                return
            self._note_text(cell, "cell", token.level)
            # A bar in the text had a backslash before it.
            if "|" in token.content or not self._texts.read_plain(token, cell.start(0)):
                self._texts.read(cell, token.children or ())
        elif self._note in self._texts.notes:
            text, start, end = self._texts.notes[self._note]
            self._texts.read(text, token.children or (), start, end)
            self._note = -1

    def _note_text(self, text: Located, kind: str, depth: int) -> None:
        if text.text:
            self._places.append((text.start(0), text.end(len(text.text)), kind, depth))

    def _read_footnote(self, token: Token) -> None:
        """Read a footnote: the text of one that stands in a text comes with the others."""
        self._note = token.meta["id"]
        self._opens_note = "label" in token.meta

    def _read_item(self, token: Token) -> None:
        self._add_part(token, "item" if token.markup in "-*+" else "step")

    def _read_alert(self, token: Token) -> None:
        self._add_part(token, f"!{str(token.meta['kind']).lower()}")

    def _add_part(self, token: Token, kind: str) -> None:
        self._texts.parts.append((self._lines[(token.map or [0])[0]], kind))

    def _open_row(self, token: Token) -> None:
        start, end = token.meta[PLACE]
        self._rows.append((start, end))
        self._cells = cells(self._source, start, end)

    def _close_row(self, _token: Token) -> None:
        self._cells = None

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line of the source begins, and the one behind its last."""
        return list(accumulate((len(line) + 1 for line in self._source.split("\n")), initial=0))

    def _read_code(self, token: Token) -> None:
        first = (token.map or [0])[0] + (token.type == "fence")
        lines = self._block_lines(token.content, first)
        if lines is not None:
            start, end = lines.start(0), lines.end(len(token.content.rstrip("\n")))
            self._texts.code.append((start, end, True))

    def _block_lines(self, content: str, first: int) -> Located | None:
        """Locate a text of whole lines, the first of which is known; None: it has none."""
        if not content:
            return None
        offsets, sources, at = list[int](), list[int](), 0
        for number, line in enumerate(content.removesuffix("\n").split("\n"), first):
            offsets.append(at)
            sources.append(self._lines[number + 1] - 1 - len(line))
            at += len(line) + 1
        return Located(content, offsets, sources)

    def _read_html_block(self, token: Token) -> None:
        lines = self._block_lines(token.content, (token.map or [0])[0])
        if lines is None:
            return
        self._note_text(lines, "html", token.level)
        for at, text, tag in pieces(token.content):
            if tag is None:
                self._texts.add_words(lines, at, at + len(text))
            else:
                self._texts.read_tag(lines, at, text, tag)

    def _close_block(self, _token: Token) -> None:
        self._closed = self._index
        self._depth -= 1

    def _open_block(self, token: Token) -> None:
        block = token.meta["block"]
        start, end = token.meta[PLACE]
        argument = block.argument
        is_adjacent = self._closed == self._index - 1
        self._blocks.append(
            (
                start,
                end,
                block.name,
                write_references(argument),
                block.start,
                self._depth,
                is_adjacent,
            )
        )
        self._depth += 1
        if title := title_of(block.name):
            self._texts.parts.append((start, f"!{title.lower()}"))
        directive = BY_NAME.get(block.name)
        if directive is not None and OPEN not in argument:
            self._named += [
                (block.start, block.start + len(argument), name)
                for name in directive.cites(argument)
                if name
            ]
        if argument and (directive is None or directive.holds_prose):
            text = Located(argument, (0,), (block.start,))
            self._note_text(text, "title", token.level)
            children: list[Token] = []
            if self._md.inline.terminator_re.search(argument):
                env = {"references": self._env.get("references", {})}
                self._md.inline.parse(argument, self._md, env, children)
            # A title cannot have footnotes.
            self._texts.read(text, [c for c in children if c.type != "footnote_ref"])

    def draft(self, body: int) -> Draft:
        """Return what was read; headings have their anchors by now.

        body: where the source begins in the file.
        """
        texts = self._texts
        return Draft(
            body=body,
            headings=[
                (*token.meta[PLACE], _level(token), *_anchors(token)) for token in self._headings
            ],
            links=texts.links,
            images=texts.images,
            code=texts.code,
            comments=texts.comments,
            named=self._named,
            blocks=self._blocks,
            rows=self._rows,
            texts=self._places,
            parts=texts.parts,
            words=texts.words,
        )


def _level(heading: Token) -> int:
    """Return the level that is written: an h1 becomes an h2 on the page."""
    return {"=": 1, "-": 2}.get(heading.markup[:1], len(heading.markup))


def _anchors(heading: Token) -> tuple[str, str]:
    return str(heading.meta.get("anchor", "")), str(heading.attrs.get("id", ""))
