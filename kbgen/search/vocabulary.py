"""All words of a site, to correct misspelt ones.

A small site has one file. A large one has the words twice, sorted by their beginnings and by their
ends: a mistake in one half of a word leaves the other half right, and words that begin or end like
it are fetched.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, pairwise

from kbgen.analysis.words import RUNS
from kbgen.search.cuts import cut
from kbgen.search.format import utf16_sorted

#: Letters of a vocabulary that is one file; 10 to 35 kB after compression.
ONE_FILE = 100_000
#: Letters of a file of a larger one; about 4 kB after compression.
FILE_LETTERS = (10_000, 12_800)
#: Most letters that the words of a file have in common, and that a query asks for.
_LONGEST_BOUND = 4


def vocabulary(forms: Iterable[str]) -> list[str]:
    """Return the words that a misspelt one may mean; pairs of characters are not words.

    forms: of all groups, including those that are not words.
    """
    return utf16_sorted({form for form in forms if len(form) > 2 and _is_word(form)})


def _is_word(form: str) -> bool:
    if form.isalnum() and form.isascii():
        return True
    run = RUNS.match(form)
    return form[0] not in "=>" and "-" not in form and run is not None and run[1] is None


def pieces(words: list[str]) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """Return (bound, words) of the files by beginnings, and of those by ends (bounds reversed)."""
    if sum(map(len, words)) + len(words) <= ONE_FILE:
        return [("", words)], []
    turned = utf16_sorted(word[::-1] for word in words)
    return list(_cut(words)), [(bound, [w[::-1] for w in piece]) for bound, piece in _cut(turned)]


def _cut(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    beginnings = groupby([word[:_LONGEST_BOUND] for word in words])
    counts = [(name, len(list(group))) for name, group in beginnings]
    ends = list(accumulate((count for _, count in counts), initial=0))
    # Letters up to each word, line ends included.
    letters = list(accumulate((len(word) + 1 for word in words), initial=0))
    sizes = (letters[end] - letters[start] for start, end in pairwise(ends))
    names = [name for name, _ in counts]
    for start, end in cut(zip(names, sizes, strict=True), *FILE_LETTERS):
        yield names[start] if start else "", words[ends[start] : ends[end]]
