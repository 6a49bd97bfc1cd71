"""What of a translation belongs to what of its source: sections, and texts and rows in them."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from kbgen.check.prose import Place, Prose
from kbgen.model.outline import Extent

#: Keys of the front matter whose texts are translated.
_FIELDS = ("title", "description", "summary", "notice")

_Place = TypeVar("_Place", bound=tuple[object, ...])


class ExtentPair(NamedTuple):
    """A piece of a translation, and the same one of its source."""

    ours: Extent
    theirs: Extent
    kind: str
    """`section`, `row`, `field` (of the front matter), or the kind of a text."""


class Pairing(NamedTuple):
    """The sections of a translation and of its source."""

    sections: tuple[ExtentPair, ...]
    """In the order of the translation, with the text above the first heading; one that spans both
    bodies where the headings do not tell which is which."""
    headings: tuple[tuple[Place, Place], ...] = ()
    """The headings of the sections, ours first."""
    missing: tuple[Place, ...] = ()
    """Headings that only the source has."""
    extra: tuple[Place, ...] = ()
    """Headings that only the translation has."""

    @property
    def is_whole(self) -> bool:
        """Whether the headings do not tell which section is which."""
        return not self.headings and bool(self.missing or self.extra)

    @property
    def heading_counts(self) -> tuple[int, int]:
        """How many headings both have, ours first."""
        paired = len(self.headings)
        return paired + len(self.extra), paired + len(self.missing)


@lru_cache(maxsize=4_096)
def pair_sections(ours: Prose, theirs: Prose) -> Pairing:
    """Pair sections by their anchors, and by their order where it agrees."""
    names, others = list(ours.sections), list(theirs.sections)
    common = set(names) & set(others)
    if all(
        name == other or not common & {name, other} for name, other in zip_longest(names, others)
    ):
        goals = dict(zip(names, others, strict=False))
    else:
        goals = {name: name for name in names if name in common}
    paired = set(goals.values())
    missing = [one for one in theirs.headings if one.text not in paired]
    extra = [one for one in ours.headings if one.text not in goals]
    # Of those without an anchor it is unknown which one is missing.
    if any(" " in one.text for one in (*missing, *extra)):
        whole = ExtentPair(_body(ours), _body(theirs), "section")
        return Pairing((whole,), (), tuple(theirs.headings), tuple(ours.headings))
    by_name = {one.text: one for one in theirs.headings}
    return Pairing(
        tuple(
            ExtentPair(Extent(*ours.sections[name]), Extent(*theirs.sections[goal]), "section")
            for name, goal in goals.items()
        ),
        tuple((one, by_name[goals[one.text]]) for one in ours.headings if one.text in goals),
        tuple(missing),
        tuple(extra),
    )


def _body(prose: Prose) -> Extent:
    return Extent(prose.body, len(prose.raw))


def pair_fields(ours: Prose, theirs: Prose) -> Iterator[ExtentPair]:
    """Yield the texts of the front matter that both have."""
    for key in _FIELDS:
        if key in ours.fields and key in theirs.fields:
            yield ExtentPair(Extent(*ours.fields[key]), Extent(*theirs.fields[key]), "field")


def pair_pieces(ours: Prose, theirs: Prose, section: ExtentPair) -> tuple[ExtentPair, ...]:
    """Return the texts and table rows of a section that belong together.

    They pair by order where both have the same kinds, else at most the rows do.
    """
    pieces, others = _pieces(ours, section.ours), _pieces(theirs, section.theirs)
    if [kind for _, kind in pieces] != [kind for _, kind in others]:
        pieces, others = ([one for one in some if one[1] == "row"] for some in (pieces, others))
        if len(pieces) != len(others):
            return ()
    return tuple(
        ExtentPair(one, other, kind) for (one, kind), (other, _) in zip(pieces, others, strict=True)
    )


def _pieces(prose: Prose, extent: Extent) -> list[tuple[Extent, str]]:
    outline = prose.written.outline
    pieces = [(row, "row") for row in within(outline.rows, extent)]
    pieces += [
        (Extent(text.start, text.end), text.kind)
        for text in within(outline.texts, extent)
        if text.kind != "cell"
    ]
    return sorted(pieces)


def within(places: tuple[_Place, ...], extent: Extent) -> tuple[_Place, ...]:
    """Return the places that begin in a piece, of places in order."""
    return places[bisect_left(places, (extent.start,)) : bisect_left(places, (extent.end,))]
