"""Approximate lengths of an article's fields, in terms.

They are known before anything is analysed, so impacts are final in a segment, whatever the others
contain.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

from kbgen.analysis.words import count_words
from kbgen.model.article import Section

#: The fields, as in `kbgen.search.format.WEIGHTS`.
FIELDS: Final = ("title", "headings", "keywords", "text")
#: Averages are rounded to steps of this factor: an edit of one article rarely moves them, and the
#: other segments stay as they are.
STEP: Final = 1.1


def field_lengths(
    title: str, keywords: Iterable[str], sections: Sequence[Section]
) -> tuple[int, ...]:
    """Return the length of each of FIELDS."""
    return (
        count_words(title),
        sum(count_words(section.title) for section in sections),
        sum(map(count_words, keywords)),
        sum(count_words(section.text) for section in sections),
    )


def average_lengths(lengths: Iterable[tuple[int, ...]]) -> tuple[tuple[str, float], ...]:
    """Return each field with its rounded average over the documents that have it.

    lengths: what `field_lengths` returns for each document of a locale.
    """
    columns = list(zip(*lengths, strict=True)) or [()] * len(FIELDS)
    return tuple((name, _average(column)) for name, column in zip(FIELDS, columns, strict=True))


def _average(lengths: Sequence[int]) -> float:
    filled = [length for length in lengths if length]
    if not filled:
        return 1.0
    return round(STEP ** round(math.log(sum(filled) / len(filled), STEP)), 3)
