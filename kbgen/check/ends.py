"""Texts of an article that stop before their end."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from kbgen.check.pieces import Piece, is_item
from kbgen.check.prose import Prose
from kbgen.check.slips import Slip
from kbgen.languages import Language
from kbgen.languages.scripts import BURMESE, KHMER, THAI_AND_LAO

_ENDS = frozenset(".!?…:;。！？：；؟۔।॥։።｡")
#: What may stand behind them.
_CLOSERS = "*_\"'”’»›“‘」』》)）]】 \u00a0\u202f\t\n"
_COMMAS = frozenset(",،、，-–—")
#: Scripts whose sentences end without a sign.
_UNSIGNED = frozenset({THAI_AND_LAO, KHMER, BURMESE})
#: Shorter texts are labels. In words, and in characters of scripts without spaces.
_LEAST_WORDS, _LEAST_CHARACTERS = 5, 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INNER_END = re.compile(r"[^\W\d_]{3}[.!?…][»”“’\")]* +[^\Wa-zà-öø-ÿа-я\d_]|[。！？]\S")
_HARD_BREAK = re.compile(r"<br|(?:  |\\)\n")
#: The line below the first row of a table.
_BELOW_HEADER = re.compile(r"[^\n]*+\n[> \t]*+(?:\|[ \t]*+)?:?-")
#: So many items of a list have a full stop before the one without it is reported.
_LEAST_CLOSED = 2
_LONGEST = 40
_HINT = "Write the rest of the sentence; compare the source."


class Ends:
    """How the texts of one article end."""

    def __init__(self, pieces: list[Piece], prose: Prose, language: Language) -> None:
        body = [piece for piece in pieces if piece.start >= 0]
        self._pieces = [piece for piece in pieces if piece.kind != "html"]
        self._body = [piece for piece in body if piece.kind != "html"]
        self._next = {one.start: other for one, other in pairwise(body)}
        self._prose = prose
        self._language = language
        outline = prose.written.outline
        self._code = [place.start for place in outline.code]
        blocks = [place.start for place in outline.blocks]
        images = [place.start for place in outline.images]
        self._blocks = sorted((*blocks, *self._code, *images))
        self._inserted = sorted((*self._code, *(place.start for place in outline.references)))
        self._links = {link.end: link for link in outline.links}
        self._all_links = sorted(outline.links)
        self._link_starts = [link.start for link in self._all_links]

    def find(self) -> Iterator[tuple[Piece, Slip]]:
        """Yield the texts whose ends are missing."""
        reported = set[Piece]()
        for piece in self._pieces:
            for slip in self._open_end(piece):
                reported.add(piece)
                yield piece, slip
        if set(self._language.scripts) & _UNSIGNED:
            return
        for kind, group in groupby(self._body, key=self._kind):
            for piece in self._without_end(kind, list(group)):
                if piece not in reported:
                    text = piece.text.rstrip()
                    message = f"The text has no end: `{_tail(text)}`"
                    yield piece, Slip(len(text) - 1, message, _HINT)

    def _without_end(self, kind: str, pieces: list[Piece]) -> Iterator[Piece]:
        """Yield those of some neighbours of one kind that are sentences and have no full stop."""
        if kind == "item":
            yield from self._open_items(pieces)
        elif kind == "paragraph":
            yield from (one for one in pieces if self._is_open(one) and not self._leads_on(one))

    def _kind(self, piece: Piece) -> str:
        is_list = piece.kind == "paragraph" and is_item(self._prose, piece)
        return "item" if is_list else piece.kind

    def _open_end(self, piece: Piece) -> Iterator[Slip]:
        """Find a text that ends with a word, comma or colon after which something must follow."""
        text = piece.text.rstrip()
        if not text or (piece.start >= 0 and (self._ends_in_value(piece) or self._leads_on(piece))):
            return
        word = _last_word(text, self._language)
        if word:
            message = f"The {piece.name} ends with `{word}`: its end is missing"
            yield Slip(len(text) - len(word), message, _HINT)
        elif piece.kind == "paragraph" and text[-1] in _COMMAS and len(text) > 1:
            yield Slip(len(text) - 1, f"The text ends with `{text[-1]}`: its end is missing", _HINT)
        elif piece.kind == "paragraph" and text[-1] in ":：" and self._is_last(piece):
            message = "The text announces something that does not follow"
            hint = "Add the list or text that it announces; compare the source."
            yield Slip(len(text) - 1, message, hint)

    def _is_last(self, piece: Piece) -> bool:
        following = self._next.get(piece.start)
        return following is None or following.kind == "heading"

    def _ends_in_value(self, piece: Piece) -> bool:
        """Tell whether a text ends in a policy value or code, or leads to the next column."""
        if _is_between(self._inserted, *_rest(piece)):
            return True
        end = piece.start + len(piece.text)
        return piece.kind == "cell" and bool(_BELOW_HEADER.match(self._prose.raw, end))

    def _leads_on(self, piece: Piece) -> bool:
        """Tell whether a list, a table, a picture, code or a block ends the sentence."""
        end, following = piece.start + len(piece.text), self._next.get(piece.start)
        if _is_between(self._blocks, end, following.start if following else len(self._prose.raw)):
            return True
        leads = following is not None and piece.kind != "cell"
        return leads and self._kind(following) in {"item", "cell", "html"}  # type: ignore[arg-type]

    def _open_items(self, items: list[Piece]) -> Iterator[Piece]:
        """Yield items without a full stop that have one inside, or whose siblings all have one."""
        still_open, others = list[Piece](), list[Piece]()
        for piece in items:
            (still_open if self._is_open(piece) else others).append(piece)
        is_odd = len(still_open) == 1 and len(others) >= _LEAST_CLOSED
        is_odd = is_odd and all(map(_is_closed, others))
        for piece in still_open:
            if is_odd or _INNER_END.search(piece.text):
                yield piece

    def _is_open(self, piece: Piece) -> bool:
        """Tell whether a text is a sentence and has no end."""
        text = piece.text.strip()
        # A link that is shown as text is another rule's.
        if _is_closed(piece) or "](" in text or not _is_sentence(self._without_links(piece)):
            return False
        end = piece.start + len(piece.text)
        raw = self._prose.raw[piece.start : end].strip()
        if _HARD_BREAK.search(raw) or (raw.startswith("**") and raw.endswith("**")):
            return False
        if _is_between(self._code, *_rest(piece)):
            return False
        link = self._links.get(end)
        if link is not None and link.is_bare:
            return False
        is_label = self._ends_in_value(piece) and ":" in text[-_LONGEST:]
        return not is_label

    def _without_links(self, piece: Piece) -> str:
        """Return a text without its links, if it ends with one: links alone are no sentence."""
        text, end = piece.text, piece.start + len(piece.text)
        if end not in self._links:
            return text
        at = bisect_left(self._link_starts, piece.start)
        for link in self._all_links[at:]:
            if link.start >= end:
                break
            first, last = link.start - piece.start, link.end - piece.start
            text = text[:first] + " " * (last - first) + text[last:]
        return text


def _rest(piece: Piece) -> tuple[int, int]:
    """Return where the words of a text end, and where it ends."""
    return piece.start + len(piece.text.rstrip()), piece.start + len(piece.text) + 1


def _is_between(starts: list[int], first: int, end: int) -> bool:
    at = bisect_left(starts, first)
    return at < len(starts) and starts[at] < end


def _last_word(text: str, language: Language) -> str:
    """Return the word at the end of a text if a text cannot end with it."""
    if not language.has_spaces:
        return next((word for word in sorted(language.open_words) if text.endswith(word)), "")
    words = text[-_LONGEST:].split()
    is_open = len(words) > 1 and words[-1] in language.open_words
    return words[-1] if is_open else ""


def _is_closed(piece: Piece) -> bool:
    bare = piece.text.rstrip(_CLOSERS)
    return not bare or bare[-1] in _ENDS or unicodedata.category(bare[-1])[0] == "S"


def _is_sentence(text: str) -> bool:
    wide = sum(map(_is_wide, text))
    return wide >= _LEAST_CHARACTERS or len(_WORD.findall(text)) >= _LEAST_WORDS


@lru_cache(maxsize=8_192)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) == "W" and char.isalpha()


def _tail(text: str) -> str:
    line = " ".join(text[-2 * _LONGEST :].split())
    return line if len(line) <= _LONGEST else f"…{line[1 - _LONGEST :]}"
