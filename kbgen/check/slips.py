"""Slips within a text: a bracket or quotation mark without its partner, doubled or glued words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.check.pieces import Piece
from kbgen.check.quotations import blank_quotations
from kbgen.languages import Language

_CLOSING = {"(": ")", "（": "）", "[": "]", "【": "】", "「": "」", "『": "』", "《": "》"}
_BRACKET_SIGNS = "".join((*_CLOSING, *_CLOSING.values()))
_BRACKETS = re.compile(f"[{re.escape(_BRACKET_SIGNS)}]")
#: What precedes a bracket that was never opened: `a)` and `:)`.
_LONE = re.compile(r"(?:(?:^|\s)\w{1,2}|[:;]-?)$")
#: Behind a digit a straight mark means inches, between Hebrew letters an abbreviation.
_STRAIGHT = re.compile(r'(?<![\d\u05d0-\u05ea])"')
_INCHES = re.compile(r'\d"')
_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]+)[ \n]\1(?![\w'’-])", re.IGNORECASE)
#: Where no blanks separate words; shorter ones are doubled on purpose, as in 人人 and いろいろ.
_DOUBLED_RUN = re.compile(r"([^\W\d_a-zA-Z]{4,12})\1")
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
    yield from _doubled(piece.text, language)
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
    """Find quotation marks without partners: the usual kind of a language, and straight ones."""
    left = blank_quotations(text)
    for sign, what in zip(language.quotes[:2], ("closed", "opened"), strict=False):
        if sign in left and sign not in _BRACKET_SIGNS:
            yield _unbalanced(left.find(sign), sign, what)
            break
    straight = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(straight) % 2 and not _INCHES.search(text):
        yield _unbalanced(straight[-1], '"', "closed")


def _unbalanced(at: int, sign: str, what: str) -> Slip:
    return Slip(at, f"`{sign}` is never {what}", "Add the other one, or delete this one.")


def _doubled(text: str, language: Language) -> Iterator[Slip]:
    hint = "Delete one of the two."
    for match in _DOUBLED_RUN.finditer(text) if language.is_wide else ():
        yield Slip(match.start(), f"`{match[1]}` stands twice", hint)
    repeated = language.repeated_words
    for match in _DOUBLED.finditer(text) if repeated is not None else ():
        word, second = match[0][: len(match[1])], match[0][len(match[1]) + 1 :]
        # A letter may be a name, `Duran Duran` is one.
        is_name = word not in language.open_words if len(word) == 1 else word[0].isupper()
        is_name = is_name and (len(word) == 1 or second[0].isupper())
        if word.lower() not in (repeated or ()) and not is_name:
            yield Slip(match.start(), f"`{word}` stands twice", hint)


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
