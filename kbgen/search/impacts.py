"""The part of BM25 that knows the document, as a level (Robertson and Zaragoza 2009)."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from kbgen.search.format import IMPACTS, INTENT_STEPS, SATURATION, WEIGHTS

#: The sum of all weights, in thousandths: the upper bound of an impact.
_HIGHEST: Final = 1000 * round(sum(weight for weight, _ in WEIGHTS.values()) + 1)
#: The last impact that each level is nearest to.
_LAST: Final = (*((low + high) // 2 for low, high in pairwise(IMPACTS)), _HIGHEST - 1)
#: Impact in thousandths → the nearest level.
LEVELS: Final = b"".join(
    bytes([level]) * (last - before) for level, (before, last) in enumerate(pairwise((-1, *_LAST)))
)


def intent_level(share: float) -> int:
    """Return the step of how much a word tells of an intent. share: from 0 to 1."""
    return min(round(INTENT_STEPS * share), INTENT_STEPS - 1)


class Norms:
    """Turns frequencies into levels by the lengths of a document's fields."""

    __slots__ = ("_fields",)

    def __init__(self, lengths: Mapping[str, int], averages: Mapping[str, float]) -> None:
        self._fields = {
            name: (weight, SATURATION * (1 - b + b * (lengths[name] or 1) / averages[name]))
            for name, (weight, b) in WEIGHTS.items()
        }

    def level(
        self,
        frequencies: Iterable[tuple[str, int | None]],
        learned: float = 0.0,
    ) -> int:
        """Return the level of a term by its frequency in each field.

        learned: its weight in what people asked before.
        """
        impact = learned
        for name, frequency in frequencies:
            if frequency:
                weight, norm = self._fields[name]
                impact += weight * frequency / (frequency + norm)
        return LEVELS[min(int(1000 * impact), _HIGHEST - 1)]

    def heads(self, document: int) -> "Heads":
        """Return frequency → level and document, of terms in the text alone."""
        weight, norm = self._fields["text"]
        return Heads(document, weight, norm)


class Heads(dict[int, int]):
    """Frequency → the lower bytes of a row: document, level."""

    __slots__ = ("_document", "_norm", "_weight")

    def __init__(self, document: int, weight: float, norm: float) -> None:
        self._document = document
        self._weight = weight
        self._norm = norm

    def __missing__(self, frequency: int) -> int:
        level = LEVELS[int(1000 * (self._weight * frequency / (frequency + self._norm)))]
        head = self[frequency] = level << 8 | self._document
        return head
