"""Texts that stop in mid-air, brackets and quotations left open, doubled and glued words."""

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
        pieces = [_without_images(piece, prose) for piece in pieces_of(article, prose)]
        for piece, slip in _slips(pieces, prose, language_of(article.locale)):
            place = place_of(article, prose, piece, slip.at)
            yield problem("KB741", place, slip.message, slip.hint)


def _slips(pieces: list[Piece], prose: Prose, language: Language) -> Iterator[tuple[Piece, Slip]]:
    for piece in pieces:
        if piece.kind != "html":
            for slip in find_slips(piece, language):
                yield piece, slip
    yield from Ends(pieces, prose, language).find()


def _without_images(piece: Piece, prose: Prose) -> Piece:
    """Blank the texts of images: they stand in paragraphs without being sentences."""
    text = piece.text
    if piece.start < 0 or "![" not in prose.raw[piece.start : piece.start + len(text)]:
        return piece
    for image in prose.written.outline.images:
        start, end = image.start - piece.start, image.end - piece.start
        if 0 <= start < len(text):
            text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return piece._replace(text=text)


RULE = Rule("unfinished-text", "KB741", _run)
