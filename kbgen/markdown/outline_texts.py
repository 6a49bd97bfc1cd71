"""What stands within the texts of a file: words, links, images, code and tags."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from kbgen.markdown.cursor import (
    Located,
    Piece,
    find_shown,
    has_markup,
    label_end,
    words,
)
from kbgen.markdown.draft import TO_BE_FOUND, AddressTuple
from kbgen.markdown.places import DEFINITIONS, PLACE
from kbgen.markdown.tags import Tag, pieces
from kbgen.model.policy import write_references


class TextReader:
    """Reads the texts of one file; all places are offsets into the source that was parsed."""

    def __init__(self, source: str, md: MarkdownIt, env: dict[str, Any]) -> None:
        self._source = source
        self._md = md
        self._env = env
        self.links: list[AddressTuple] = []
        self.images: list[AddressTuple] = []
        self.code: list[tuple[int, int, bool]] = []
        self.comments: list[tuple[int, int]] = []
        self.parts: list[tuple[int, str]] = []
        self.words: list[int] = []
        """Start and end of each run of words, one after the other."""
        self.notes: dict[int, tuple[Located, int, int]] = {}
        """Footnotes that stand in a text, and where, by their number."""

    def read_plain(self, token: Token, start: int) -> bool:
        """Read a text of one line with nothing but words, as most are; False: it is not one."""
        children, content = token.children, token.content
        if not children or len(children) > 1 or children[0].type != "text":
            return False
        if has_markup(content) or not self._source.startswith(content[:1], start):
            return False
        self.words += (start, start + len(content))
        return True

    def read(
        self, text: Located, children: Iterable[Token], start: int = 0, end: int | None = None
    ) -> None:
        """Read a text, or a part of it: its words are what is not markup."""
        for first, last in self._marks(text, children, start):
            if first > start:
                self.add_words(text, start, first)
            start = max(start, last)
        end = len(text.text) if end is None else end
        if start < end:
            self.add_words(text, start, end)

    def add_words(self, text: Located, start: int, end: int) -> None:
        self.words += text.bounds(words(text.text, start, end))

    def _marks(self, text: Located, children: Iterable[Token], base: int) -> Iterator[Piece]:
        """Yield what is not for readers, in order, and note code, links and images.

        base: where the text begins that the places of the tokens count from.
        """
        at = base
        opened: list[tuple[Token, int]] = []
        shown = ""
        for child in children:
            kind = child.type
            if kind == "text" and shown:
                place = find_shown(text.text, child.content, at)
                self._add_link(text, place, place, shown)
                at = place.end
                yield place
                shown = ""
            if PLACE not in child.meta:
                if kind == "link_close" and opened:
                    token, last = opened.pop()
                    yield (piece := self._close_link(text, token, max(last, at), base))
                    at = piece.end
                elif kind == "link_open" and child.info == "auto":
                    shown = str(child.attrs["href"])
                continue
            start, end = child.meta[PLACE]
            start, end = start + base, end + base
            if kind == "link_open" and child.info != "auto":
                opened.append((child, start + 1))
                yield Piece(start, start + 1)
                continue
            at = end
            if kind == "image":
                yield from self._image(text, child, start, end)
            else:
                self._note(text, child, start, end)
                yield Piece(start, end)

    def _note(self, text: Located, token: Token, start: int, end: int) -> None:
        """Note a code span, an address in angle brackets, a tag, or a footnote in the text."""
        if token.type == "code_inline":
            ticks = len(token.markup)
            first, last = text.start(start + ticks), text.end(end - ticks)
            self.code.append((first, last, False))
        elif token.type == "link_open":
            address = Piece(start + 1, end - 1)
            self._add_link(text, Piece(start, end), address, str(token.attrs["href"]))
        elif token.type == "html_inline":
            for at, tag_text, tag in pieces(token.content):
                if tag is not None:
                    self.read_tag(text, start + at, tag_text, tag)
        else:
            self.parts.append((text.start(start), "footnote"))
            if "label" not in token.meta:
                self.notes[token.meta["id"]] = text, start + 2, end - 1

    def _add_link(self, text: Located, place: Piece, address: Piece, href: str) -> None:
        self.links.append(
            (*text.extent(place), write_references(href), *text.extent(address), False)
        )

    def _close_link(self, text: Located, token: Token, at: int, base: int) -> Piece:
        start, end = (place + base for place in token.meta[PLACE])
        last = label_end(text.text, at, end)
        self.links.append(self._address(text, token, "href", (start, start + 1, last, end)))
        return Piece(last, end)

    def _image(self, text: Located, token: Token, start: int, end: int) -> Iterator[Piece]:
        last = start + 2 + len(token.content)
        yield Piece(start, start + 2)
        yield from self._marks(text, token.children or (), start + 2)
        self.images.append(self._address(text, token, "src", (start, start + 2, last, end)))
        yield Piece(last, end)

    def _address(
        self, text: Located, token: Token, attribute: str, bounds: tuple[int, int, int, int]
    ) -> AddressTuple:
        """Return the place of a link or image, given where it, its label and both end."""
        start, label, last, end = bounds
        follows = text.text[last + 1 : last + 2] if end > last + 1 else ""
        if follows == "(":
            address = Piece(text.start(last + 2), TO_BE_FOUND)
        else:
            name = text.text[last + 2 : end - 1] if follows == "[" else ""
            name = normalizeReference(name or text.text[label:last])
            address = self._definition(name, text.start(start))
        href = write_references(str(token.attrs.get(attribute, "")))
        return (*text.extent(Piece(start, end)), href, *address, False)

    def _definition(self, name: str, otherwise: int) -> Piece:
        start, end, source = self._env.get(DEFINITIONS, {}).get(name, (0, 0, ""))
        return Piece(start, end) if source == self._source else Piece(otherwise, otherwise)

    def read_tag(self, lines: Located, at: int, text: str, tag: Tag) -> None:
        """Note the addresses in a tag, or the comment that it is; at: where it begins."""
        if not tag.name:
            self.comments.append((lines.start(at), lines.end(at + len(text))))
        if tag.is_closing:
            return
        behind, lower = 1 + len(tag.name), text.lower()
        for name, value in tag.attributes:
            behind = lower.find(name, behind) + len(name)
            start = text.find(value, behind)
            behind = start + len(value)
            kind = {"href": self.links, "src": self.images}.get(name)
            if kind is not None and value:
                kind.append(
                    (
                        *lines.extent(Piece(at, at + len(text))),
                        write_references(unescape(value)),
                        *lines.extent(Piece(at + start, at + behind)),
                        True,
                    )
                )
