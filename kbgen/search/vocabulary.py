"""All words of a site, for those that are misspelt.

A small site has one file. A large one has the words twice, sorted by their beginnings and by their
ends: whoever errs in one half of a word has the other half right, and fetches what begins or ends
like it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kbgen.analysis.words import RUNS
from kbgen.model.search import TermGroup
from kbgen.search.format import utf16_key

#: Letters of a vocabulary that is one file; 10 to 35 kB after compression.
ONE_FILE = 100_000
#: Letters of a file of a larger one; about 4 kB after compression.
FILE_LETTERS = 12_000
#: Letters that words of one file have in common at most: what is asked for.
_LONGEST_BOUND = 4


def vocabulary(groups: Iterable[TermGroup]) -> list[str]:
    """Return the words that a misspelt one may mean; pairs of characters are not words."""
    forms = {form for group in groups for form in group.forms if form[0] not in "=>"}
    return sorted((form for form in forms if _is_word(form)), key=utf16_key)


def _is_word(form: str) -> bool:
    run = RUNS.match(form)
    return len(form) > 2 and "-" not in form and run is not None and run[1] is None


def pieces(words: list[str]) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """Return (bound, words) of the files by beginnings, and of those by ends (bounds reversed)."""
    if sum(len(word) + 1 for word in words) <= ONE_FILE:
        return [("", words)], []
    turned = sorted((word[::-1] for word in words), key=utf16_key)
    return list(_cut(words)), [(bound, [w[::-1] for w in some]) for bound, some in _cut(turned)]


def _cut(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    pending: list[str] = []
    size = 0
    bound = ""
    for beginning, some in groupby(words, lambda word: word[:_LONGEST_BOUND]):
        group = list(some)
        weight = sum(len(word) + 1 for word in group)
        if pending and size + weight > FILE_LETTERS:
            yield bound, pending
            pending, size, bound = [], 0, beginning
        pending += group
        size += weight
    if pending:
        yield bound, pending
