"""Which section and which block of a translation belongs to which of its source.

Sections pair by their anchors. Blocks pair by position where both sides have the same skeleton; if
the source was edited since, its earlier text has it, and the blocks that stayed the same keep
their translations wherever they stand now.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kbgen.translate.document import FRONT, Document, Section, Unit
from kbgen.translate.parts import identity


class UnitPair(NamedTuple):
    """A block of the source, and what translates it."""

    source: Unit
    translation: Unit | None
    former: Unit | None
    """The block of the earlier source that was translated, if it is another one."""

    @property
    def is_exact(self) -> bool:
        """Whether the translation was made from this text."""
        return self.translation is not None and self.former is None


class SectionPair(NamedTuple):
    """A section of the source, and the same one of the translation."""

    source: Section
    translation: Section | None
    units: tuple[UnitPair, ...]
    is_in_step: bool
    """Whether each block has its translation, in the same order, and no other block exists."""


def pair_sections(source: Document, translation: Document) -> dict[str, Section]:
    """Return the sections of a translation by the names of their sources.

    Headings without an anchor of their own pair by order, where their levels agree.
    """
    names = {section.name for section in translation.sections}
    pairs = {s.name: t for s in source.sections if (t := translation.section(s.name))}
    left = [s for s in source.sections if s.name not in names and not s.is_named]
    others = [t for t in translation.sections if t.name not in pairs and not t.is_named]
    if [s.level for s in left] == [t.level for t in others]:
        pairs |= {s.name: t for s, t in zip(left, others, strict=True)}
    return pairs


def pair_units(
    source: Section,
    translation: Section | None,
    former: Section | None = None,
    *,
    is_stale: bool = False,
) -> SectionPair:
    """Pair the blocks of a section.

    former: the source it was translated from, if that changed and is known. is_stale: whether it
    changed; without its text, every block may have.
    """
    ours = translation.units if translation else ()
    if source.name == FRONT:
        return _pair_fields(source, translation, former, is_stale=is_stale)
    if former is None:
        paired = _by_skeleton(source.units, ours)
        units = [
            UnitPair(unit, paired.get(unit.id), unit if is_stale else None) for unit in source.units
        ]
    else:
        units = _through(source.units, former.units, _by_skeleton(former.units, ours))
    order = [pair.translation.start for pair in units if pair.translation]
    is_in_step = len(order) == len(units) == len(ours) and order == sorted(order)
    return SectionPair(source, translation, tuple(units), is_in_step)


def _pair_fields(
    source: Section, translation: Section | None, former: Section | None, *, is_stale: bool
) -> SectionPair:
    ours = {unit.kind: unit for unit in (translation.units if translation else ())}
    earlier = {unit.kind: unit for unit in (former.units if former else ())}
    units = []
    for unit in source.units:
        before = unit if is_stale and former is None else earlier.get(unit.kind)
        is_same = before is None or (
            (before is not unit) and identity(before.parts) == identity(unit.parts)
        )
        is_new = former is not None and before is None
        there = None if is_new else ours.get(unit.kind)
        units.append(UnitPair(unit, there, None if is_same else before))
    return SectionPair(source, translation, tuple(units), is_in_step=True)


def _by_skeleton(source: Sequence[Unit], translation: Sequence[Unit]) -> dict[str, Unit]:
    if [unit.kind for unit in source] != [unit.kind for unit in translation]:
        return {}
    return {one.id: other for one, other in zip(source, translation, strict=True)}


def _through(
    source: Sequence[Unit], former: Sequence[Unit], translated: dict[str, Unit]
) -> list[UnitPair]:
    """Pair blocks through the earlier source."""
    before, now = ([_key(unit) for unit in units] for units in (former, source))
    pairs = [UnitPair(unit, None, None) for unit in source]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind in {"insert", "delete"} or i2 - i1 != j2 - j1:
            continue
        for old, at in zip(former[i1:i2], range(j1, j2), strict=True):
            if old.kind == source[at].kind:
                changed = None if kind == "equal" else old
                pairs[at] = UnitPair(source[at], translated.get(old.id), changed)
    return pairs


def _key(unit: Unit) -> tuple[str, str]:
    return unit.kind, identity(unit.parts)
