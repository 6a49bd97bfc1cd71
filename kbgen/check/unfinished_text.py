"""Texts that stop in mid-air, brackets and quotations left open, doubled and glued words."""

from bisect import bisect_left
from collections.abc import Iterator

from kbgen.check.ends import Ends
from kbgen.check.pieces import Piece, pieces_of, place_of
from kbgen.check.prose import Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.check.slips import Slip, find_slips
from kbgen.diagnostics import Diagnostic, problem
from kbgen.languages import Language, language_of


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in (*checked.articles, *checked.beside):
        prose = prose_of(checked, article)
        pieces = list(_without_images(list(pieces_of(article, prose)), prose))
        for piece, slip in _slips(pieces, prose, language_of(article.locale)):
            place = place_of(article, prose, piece, slip.at)
            yield problem("KB741", place, slip.message, slip.hint)


def _slips(pieces: list[Piece], prose: Prose, language: Language) -> Iterator[tuple[Piece, Slip]]:
    for piece in pieces:
        if piece.kind != "html":
            for slip in find_slips(piece, language):
                yield piece, slip
    yield from Ends(pieces, prose, language).find()


def _without_images(pieces: list[Piece], prose: Prose) -> Iterator[Piece]:
    """Blank the texts of images: they stand in paragraphs without being sentences."""
    images = sorted(prose.written.outline.images)
    starts = [image.start for image in images]
    for piece in pieces:
        text, end = piece.text, piece.start + len(piece.text)
        first, last = bisect_left(starts, piece.start), bisect_left(starts, end)
        for image in images[first:last] if piece.start >= 0 else ():
            at, behind = image.start - piece.start, min(image.end, end) - piece.start
            text = text[:at] + " " * (behind - at) + text[behind:]
        yield piece._replace(text=text)


RULE = Rule("unfinished-text", "KB741", _run)
