"""Signs that are not set as a language sets them: quotation marks, spaces, dashes, digits."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kbgen.check.pieces import Piece
from kbgen.check.quotations import QUOTATION
from kbgen.languages import Language

_NARROW, _FIXED = "\u202f", "\u00a0"
_SPACES = f" {_FIXED}{_NARROW}"
_DASH = re.compile(r"(?<=[^\W\d_] )-(?= [^\W\d_])")
_DOTS = re.compile(r"(?<=[^\W\d_])\.\.\.(?!\.)")
_BLANKS = re.compile(r"(?<=[^\W_]|[,;:])  +(?=[^\W_])")
#: French as others write it, and a language without such spaces as the French write it.
_SIGN = re.compile(rf"(?<=[\w)\]%€$»”])([{_SPACES}]?)([;:!?]+)(?=\s|$)", re.MULTILINE)
_GUILLEMETS = re.compile(r"«[^«»\n]+»")
#: Characters of a quotation, with its marks.
_LEAST = 3
_WIDE_DIGITS = re.compile("[０-９]+")
_DIGITS = re.compile(r"[0-9]+")


class Sign(NamedTuple):
    """A piece of a text that should be set otherwise."""

    start: int
    end: int
    new: str
    what: str
    """What is wrong, for a message; empty: it belongs to the one before."""


class Habits:
    """What the texts of a locale do more often than not, where a language allows two ways."""

    def __init__(self, texts: Iterable[str], language: Language) -> None:
        counts = Counter[str]()
        usual = language.quotes[:1]
        for text in texts:
            counts["straight"] += text.count('"')
            counts["round"] += 2 * text.count(usual) if usual and usual != '"' else 0
            counts["hyphen"] += len(_DASH.findall(text))
            counts["dash"] += text.count("–") + text.count("—")
            counts["dots"] += text.count("...")
            counts["ellipsis"] += text.count("…")
            counts["wide"] += len(_WIDE_DIGITS.findall(text))
            counts["narrow"] += len(_DIGITS.findall(text))
        self.has_round_quotes = counts["round"] > counts["straight"]
        self.has_dashes = counts["dash"] > counts["hyphen"]
        self.has_ellipses = counts["ellipsis"] > counts["dots"]
        self.has_narrow_digits = counts["narrow"] > counts["wide"]


def find_signs(piece: Piece, raw: str, language: Language, habits: Habits) -> Iterator[Sign]:
    """Yield what should be set otherwise in a text.

    raw: the same place of the file, with its markup.
    """
    text = piece.text
    if language.quotes:
        yield from _quotations(text, raw, language, habits)
    if language.has_spaces:
        yield from _spaces(text, raw, language.spaced_signs)
    if piece.kind != "cell":
        yield from _double_blanks(text, raw)
    yield from _own_signs(text, language)
    if habits.has_dashes:
        yield from _each(_DASH, text, "–", "A hyphen stands for a dash")
    if habits.has_ellipses:
        yield from _each(_DOTS, text, "…", "Three full stops stand for an ellipsis")
    if habits.has_narrow_digits:
        for match in _WIDE_DIGITS.finditer(text):
            narrow = unicodedata.normalize("NFKC", match[0])
            yield Sign(match.start(), match.end(), narrow, "Other texts have narrow digits")


def _double_blanks(text: str, raw: str) -> Iterator[Sign]:
    """Find blanks that stand twice in the file itself, not where markup was."""
    for match in _BLANKS.finditer(text):
        if raw[match.start() : match.end()].isspace():
            yield Sign(match.start(), match.end(), " ", "Two blanks stand in a row")


def _each(pattern: re.Pattern[str], text: str, new: str, what: str) -> Iterator[Sign]:
    return (Sign(one.start(), one.end(), new, what) for one in pattern.finditer(text))


def _quotations(text: str, raw: str, language: Language, habits: Habits) -> Iterator[Sign]:
    pairs = {pair for pair in language.quotes.split() if len(pair) == 2}
    opening, closing = language.quotes[0], language.quotes[1]
    if opening in language.spaced_signs:
        opening, closing = f"{opening}{_FIXED}", f"{_FIXED}{closing}"
    if text.count('"') % 2:
        return  # `unfinished-text` reports it
    for match in QUOTATION.finditer(text):
        pair = match[0][0] + match[0][-1]
        if pair in pairs or len(match[0]) < _LEAST or not (pair != '""' or habits.has_round_quotes):
            continue
        first, last = match.start(), match.end() - 1
        inner = raw[first + 1 : last]
        before = len(inner) - len(inner.lstrip(_SPACES))
        behind = len(inner) - len(inner.rstrip(_SPACES))
        what = f"{match[0][0]} {match[0][-1]} are quotation marks of another language"
        yield Sign(first, first + 1 + before, opening, what)
        yield Sign(last - behind, last + 1, closing, "")


def _spaces(text: str, raw: str, spaced: str) -> Iterator[Sign]:
    for match in _SIGN.finditer(text):
        space, signs = raw[match.start(1) : match.end(1)], match[2]
        if signs[0] in spaced and not space:
            new = (_FIXED if signs[0] == ":" else _NARROW) + signs
            yield Sign(match.start(), match.end(), new, f"`{signs[0]}` has no space before it")
        elif not spaced and space.isspace():
            yield Sign(match.start(), match.end(), signs, f"`{signs[0]}` has a space before it")
    if "«" in spaced:
        yield from _guillemets(text, raw)


def _guillemets(text: str, raw: str) -> Iterator[Sign]:
    for match in _GUILLEMETS.finditer(text):
        first, last = match.start(), match.end() - 1
        what = "« and » have no space inside"
        if raw[first + 1] not in _SPACES:
            yield Sign(first, first + 1, f"«{_FIXED}", what)
            what = ""
        if raw[last - 1] not in _SPACES:
            yield Sign(last, last + 1, f"{_FIXED}»", what)


def _own_signs(text: str, language: Language) -> Iterator[Sign]:
    """Find Latin signs behind a letter of a script that has its own."""
    if not language.signs:
        return
    for match in re.finditer(rf"(?<=[^\W\d_a-zA-Z])[{re.escape(''.join(language.signs))}]", text):
        follows = text[match.end() : match.end() + 1]
        if not follows or follows.isspace() or (follows.isalpha() and not follows.isascii()):
            new = language.signs[match[0]]
            yield Sign(
                match.start(), match.end(), new, f"`{match[0]}` is not a sign of this script"
            )
