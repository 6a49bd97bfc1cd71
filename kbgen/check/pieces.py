"""The texts of an article in pieces: title, description, paragraphs, headings, cells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.check.places import key_place
from kbgen.check.prose import Prose
from kbgen.diagnostics import Span
from kbgen.model.article import Article
from kbgen.model.outline import TextPlace

#: What has its own language.
_MARKED = re.compile(
    r"<(\w{1,20})\b[^<>]{0,999}?\slang\s*=[^<>]{0,999}>(?:(?!<\1\b).){0,9999}?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_HEAD_KEYS = ("title", "description")


class Piece(NamedTuple):
    """A text that readers read in one piece."""

    kind: str
    """`title`, `description`, or the kind of its `TextPlace`."""
    text: str
    """Without markup; from the file with one blank for each character of it."""
    start: int
    """In the file; -1 for the front matter, whose texts keep no places."""

    @property
    def name(self) -> str:
        """As messages call it."""
        return {"paragraph": "text", "html": "text"}.get(self.kind, self.kind)


def pieces_of(article: Article, prose: Prose) -> Iterator[Piece]:
    """Yield the pieces of an article's file, those of the front matter first."""
    texts = {"title": article.meta.title, "description": article.meta.description}
    for key in _HEAD_KEYS:
        if texts[key]:
            yield Piece(key, texts[key], -1)
    if not prose.written.path.endswith(".toml"):
        marked = _blank_marked(prose)
        for place in prose.written.outline.texts:
            yield Piece(place.kind, marked[place.start : place.end], place.start)


def place_of(article: Article, prose: Prose, piece: Piece, at: int = 0) -> Span:
    """Return the place of a piece, or of a position in it."""
    if piece.start < 0:
        return key_place(article, piece.kind)
    blanks = len(piece.text) - len(piece.text.lstrip())
    return prose.span(piece.start + max(at, blanks))


def _blank_marked(prose: Prose) -> str:
    """Return the prose without what is marked as being in another language."""
    if "lang" not in prose.raw:
        return prose.text
    parts, at = list[str](), 0
    for match in _MARKED.finditer(prose.raw):
        parts += (prose.text[at : match.start()], re.sub(r"[^\n]", " ", match[0]))
        at = match.end()
    return "".join((*parts, prose.text[at:]))


def is_item(prose: Prose, place: TextPlace | Piece) -> bool:
    """Tell whether a text is part of a list, as its line shows, or of a definition."""
    line_start = prose.raw.rfind("\n", 0, place.start) + 1
    before = prose.raw[line_start : place.start].replace(">", "")
    return bool(before.strip(" *_`[!")) or before.startswith("  ")
