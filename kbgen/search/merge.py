"""Segments → the stems of a whole locale.

Everything here runs for each stem of each segment, four hundred thousand times in ten thousand
articles, but never for a posting.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kbgen.search.format import LAST_FORM
from kbgen.search.rows import FORMS, ONE_BYTE, WIDTH, form_table, with_forms, with_titles
from kbgen.search.segments import blocks_of


class MergedStem:
    """One stem and its postings."""

    __slots__ = ("_known", "_names", "_stem", "forms", "masks", "pieces")

    def __init__(self, stem: str, forms: str) -> None:
        self.forms = forms
        """Between spaces, in the order of appearance; empty: only the stem."""
        self.pieces: list[bytes] = []
        """Rows of each segment."""
        self.masks: list[bytes] | None = None
        """The forms of each piece as bytes; None: those in the rows are right."""
        self._stem = stem
        # Most stems have one form, and never need these.
        self._names: dict[str, int] | None = None
        """Form → its place."""
        self._known: dict[str, tuple[int, ...]] = {}
        """Forms of a segment → their places here, empty where they are the same."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._split(self.forms))

    def adopt(self, forms: str, rows: bytes, masks: bytes, *, has_titles: bool) -> bytes:
        """Return a segment's rows with the bits of the forms here, or keep those in `masks`.

        masks: the bytes of the rows that hold the forms.
        """
        names = self._names
        if names is None:
            own = self._split(self.forms)
            names = self._names = dict(zip(own, range(len(own)), strict=True))
        places = self._known.get(forms)
        if places is None:
            places = self._known[forms] = self._places(self._split(forms), names)
        if len(names) > ONE_BYTE:
            if self.masks is not None:
                self.pieces = [self.rows()]
                self.masks = None
            return with_forms(rows, places) if places else rows
        if self.masks is None:
            if not places:
                return rows
            self.masks = [b"".join(self.pieces)[FORMS::WIDTH]]
        if not places:
            self.masks.append(masks)
            return rows
        table = form_table(places)
        self.masks.append(masks.translate(table))
        return with_titles(rows, table) if has_titles else rows

    def _split(self, forms: str) -> list[str]:
        return forms.split(" ") if forms else [self._stem]

    def _places(self, forms: list[str], names: dict[str, int]) -> tuple[int, ...]:
        if len(forms) == 1 and forms[0] in names:
            return (names[forms[0]],) if names[forms[0]] else ()
        count = len(names)
        places = [names.setdefault(form, len(names)) for form in forms]
        if len(names) > count:
            self.forms = " ".join(names)
        if len(names) > LAST_FORM:
            places = [min(place, LAST_FORM) for place in places]
            # The last bit of a segment may stand for several forms.
            places[LAST_FORM:] = [LAST_FORM] * (len(places) > LAST_FORM)
        return () if places == list(range(len(places))) else tuple(places)

    def rows(self) -> bytes:
        """Return all postings, with the bits that the forms have here."""
        data = b"".join(self.pieces)
        if self.masks is None:
            return data
        changed = bytearray(data)
        changed[FORMS::WIDTH] = b"".join(self.masks)
        return bytes(changed)


@dataclass(frozen=True, slots=True)
class Merged:
    """The stems of a locale, unsorted."""

    stems: dict[str, MergedStem] = field(default_factory=dict)
    aliases: set[tuple[str, str]] = field(default_factory=set)


def merge(segments: Sequence[bytes]) -> Merged:
    """Put segments together, in the order of their documents."""
    merged = Merged()
    stems = merged.stems
    for block in blocks_of(segments):
        merged.aliases.update(block.aliases)
        rows = bytes(block.rows)
        masks = rows[FORMS::WIDTH]
        start = 0
        entries = zip(block.stems, block.forms, block.sizes, strict=True)
        for number, (stem, forms, size) in enumerate(entries):
            end = start + size
            piece = rows[WIDTH * start : WIDTH * end]
            entry = stems.get(stem)
            if entry is None:
                entry = stems[stem] = MergedStem(stem, forms)
            elif entry.forms != forms or entry.masks is not None:
                has_titles = number in block.titled
                piece = entry.adopt(forms, piece, masks[start:end], has_titles=has_titles)
            entry.pieces.append(piece)
            start = end
    return merged
