"""Slips within one text: a bracket or quotation mark without its partner, doubled or glued words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.check.pieces import Piece
from kbgen.languages import Language

_CLOSING = {"(": ")", "（": "）", "[": "]", "【": "】", "「": "」", "『": "』", "《": "》"}
_BRACKETS = re.compile(f"[{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")
#: What precedes a bracket that was never opened: `a)` and `:)`.
_LONE = re.compile(r"(?:(?:^|\s)\w{1,2}|[:;]-?)$")
#: Behind a digit a straight mark means inches, between Hebrew letters an abbreviation.
_STRAIGHT = re.compile(r'(?<![\d\u05d0-\u05ea])"')
_INCHES = re.compile(r'\d"')
_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})[ \n]\1(?![\w'’-])", re.IGNORECASE)
#: A list item that was: a letter, a hyphen or bullet and a capital; or a full stop without a blank.
_SEAM = re.compile(
    r"\w[.!?]?- (?=[^\W\d_])|\w[.!?]? ?[•●▪‣] ?(?=\w)|[^\W\d_]{3}[.!?](?=[^\W\d_]{3})"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,40}\Z")
_WORD_BEHIND = re.compile(r"[^\W\d_]{1,40}")


class Slip(NamedTuple):
    """Something that is wrong in a text."""

    at: int
    """Position in the text."""
    message: str
    hint: str


def find_slips(piece: Piece, language: Language) -> Iterator[Slip]:
    """Yield the slips of a text that are certain enough to be reported."""
    yield from _brackets(piece.text)
    yield from _quotes(piece.text, language)
    if language.repeated_words is not None:
        yield from _doubled(piece.text, language.repeated_words)
    yield from _glued(piece.text)


def _brackets(text: str) -> Iterator[Slip]:
    opened: list[re.Match[str]] = []
    for sign in _BRACKETS.finditer(text):
        if sign[0] in _CLOSING:
            opened.append(sign)
        elif opened and _CLOSING[opened[-1][0]] == sign[0]:
            opened.pop()
        elif not _LONE.search(text[max(sign.start() - 4, 0) : sign.start()]):
            yield _unbalanced(sign.start(), sign[0], "opened")
            return
    if opened:
        yield _unbalanced(opened[0].start(), opened[0][0], "closed")


def _quotes(text: str, language: Language) -> Iterator[Slip]:
    """Find quotation marks without partners: only the usual kind of a language, and straight ones."""
    opening, closing = language.quotes[:1], language.quotes[1:2]
    if opening and opening not in _CLOSING:
        opened, closed = text.count(opening), text.count(closing)
        is_odd = opened % 2 if opening == closing else opened != closed
        if is_odd and opened >= closed:
            yield _unbalanced(text.rfind(opening), opening, "closed")
        elif is_odd:
            yield _unbalanced(text.find(closing), closing, "opened")
    straight = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(straight) % 2 and not _INCHES.search(text):
        yield _unbalanced(straight[-1], '"', "closed")


def _unbalanced(at: int, sign: str, what: str) -> Slip:
    return Slip(at, f"`{sign}` is never {what}", "Add the other one, or delete this one.")


def _doubled(text: str, repeated: frozenset[str]) -> Iterator[Slip]:
    for match in _DOUBLED.finditer(text):
        word, second = match[0][: len(match[1])], match[0][len(match[1]) + 1 :]
        # `Duran Duran` is a name.
        if word.lower() not in repeated and not (word[0].isupper() and second[0].isupper()):
            yield Slip(match.start(), f"`{word}` stands twice", "Delete one of the two.")


def _glued(text: str) -> Iterator[Slip]:
    for match in _SEAM.finditer(text):
        behind = _WORD_BEHIND.match(text, match.end())
        # “Spam- oder Junk-Ordner”, `Node.js`
        if behind is None or behind[0][0].islower():
            continue
        before = _WORD_BEFORE.search(text[max(match.start() - 40, 0) : match.start() + 1])
        shown = f"{before[0] if before else ''}{match[0][1:]}{behind[0]}"
        hint = "Begin a list item or a sentence there, or add a blank."
        yield Slip(match.start(), f"Two texts are glued together: `{shown}`", hint)
        return


