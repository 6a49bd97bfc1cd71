"""From places in the source that the parser read to places in the file."""

from bisect import bisect_right
from collections.abc import Iterable

from kbgen.model.policy import BAR, CLOSE, OPEN, written_references


class Positions:
    """Maps offsets: front matter precedes the source, and references to values are longer there."""

    def __init__(self, text: str, body: int, source: str) -> None:
        """text: of the file. body: where its body begins. source: what was parsed of that."""
        self._ends = [0]
        self._shifts = [body]
        for start, end, reference in written_references(text, body) if OPEN in source else ():
            shift = self._shifts[-1]
            length = len(reference.name) + len(reference.format) + len(OPEN + BAR + CLOSE)
            self._ends.append(start - shift + length)
            self._shifts.append(shift + end - start - length)

    def of(self, position: int) -> int:
        if len(self._ends) == 1:
            return position + self._shifts[0]
        return position + self._shifts[bisect_right(self._ends, position) - 1]

    def all(self, positions: Iterable[int]) -> list[int]:
        if len(self._ends) == 1:
            shift = self._shifts[0]
            return [position + shift for position in positions]
        return [self.of(position) for position in positions]
