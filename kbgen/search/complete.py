"""Complete questions for what is being typed. The twin of `search/complete.js`."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kbgen.analysis.folding import fold, normalise
from kbgen.analysis.words import find_words
from kbgen.search.query import is_word


class _Folded(NamedTuple):
    text: str
    words: list[str]
    joined: str


def complete(groups: Iterable[Sequence[str]], typed: str, limit: int) -> list[str]:
    """Return questions with a word for each that was typed, at least its beginning.

    groups: the most popular first. In each group, those that begin as typed come first.
    """
    words = _words(typed)
    joined = "".join(words)
    if len(joined) < (2 if is_word(joined) else 1):
        return []
    found: list[str] = []
    for group in groups:
        folded = [_Folded(text, own, "".join(own)) for text in group for own in [_words(text)]]
        fitting = [
            one
            for one in folded
            if one.joined != joined and all(_holds(one, word) for word in words)
        ]
        for begins in (True, False):
            found += [one.text for one in fitting if one.joined.startswith(joined) is begins]
    return found[:limit]


def _holds(one: _Folded, word: str) -> bool:
    begins = any(own.startswith(word) for own in one.words)
    return begins or (not is_word(word) and word in one.joined)


def _words(text: str) -> list[str]:
    return [fold(normalise(word)) for word in find_words(text)]
