"""Sections, steps, list items, rows, blocks and notes that a translation has fewer or more of."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.check.likeness import related
from kbgen.check.lost_paragraphs import lost_paragraphs
from kbgen.check.pairing import ExtentPair, Pairing, pair_pieces, pair_sections, within
from kbgen.check.prose import Place, Prose, prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.markdown.directives import BY_NAME
from kbgen.model.names import is_markdown
from kbgen.model.outline import BlockPlace, Extent

#: Kind of a part → its name in messages, singular and plural.
_PARTS = {
    "step": ("step", "steps"),
    "item": ("list item", "list items"),
    "row": ("table row", "table rows"),
    "footnote": ("footnote", "footnotes"),
}
#: Blocks for support staff are written in their language.
_INTERNAL = "agent"


class Block(NamedTuple):
    """A block or an alert, without what is translated of it."""

    name: str
    """Of a callout `!tip`, whether it is written `> [!TIP]` or `:::hint`."""
    argument: str
    written: str
    start: int

    @property
    def key(self) -> tuple[str, str]:
        return self.name, self.argument

    @property
    def is_callout(self) -> bool:
        return self.name[0] == "!"


def _run(checked: Checked) -> Iterator[Diagnostic]:
    snippets = [one for one in checked.beside if is_markdown(one.source.path)]
    for pair in related(checked, (*checked.articles, *snippets)):
        ours, theirs = (prose_of(checked, article) for article in pair)
        yield from _Comparison(ours, theirs).findings()


class _Comparison:
    """Compares how a translation and its source are built."""

    def __init__(self, ours: Prose, theirs: Prose) -> None:
        self._ours = ours
        self._theirs = theirs

    def findings(self) -> Iterator[Diagnostic]:
        pairing = pair_sections(self._ours, self._theirs)
        if pairing.is_whole:
            counts = pairing.heading_counts
            yield from self._fewer("heading", "headings", pairing.sections[0], counts)
        else:
            yield from self._sections(pairing)
        for section in pairing.sections:
            yield from self._parts(section)
            yield from self._cells(section)
            yield from self._blocks(section)
            if not pairing.is_whole:
                yield from self._paragraphs(section)

    def _sections(self, pairing: Pairing) -> Iterator[Diagnostic]:
        for place in pairing.missing:
            message = f"The section `{_title(self._theirs, place)}` of the source is missing"
            yield self._finding(self._before(place, pairing), message, place.start)
        for place in pairing.extra:
            message = f"The source has no section `{_title(self._ours, place)}`"
            yield self._finding(place.start, message, self._theirs.body)
        levels, others = _levels(self._ours), _levels(self._theirs)
        for ours, theirs in pairing.headings:
            if ours.text != theirs.text and " " not in ours.text + theirs.text:
                message = f"The anchor `#{ours.text}` is `#{theirs.text}` in the source"
                yield self._finding(ours.start, message, theirs.start)
            if levels[ours.start] != others[theirs.start]:
                message = f"This heading has level {levels[ours.start]}; the source has level "
                yield self._finding(
                    ours.start, f"{message}{others[theirs.start]} here", theirs.start
                )

    def _before(self, missing: Place, pairing: Pairing) -> int:
        """Return where the section begins that a missing one follows in the source."""
        before = [ours.start for ours, theirs in pairing.headings if theirs.start < missing.start]
        return max(before, default=self._ours.start)

    def _parts(self, section: ExtentPair) -> Iterator[Diagnostic]:
        ours, theirs = _count(self._ours, section.ours), _count(self._theirs, section.theirs)
        for kind, names in _PARTS.items():
            yield from self._fewer(*names, section, (ours[kind], theirs[kind]))

    def _paragraphs(self, section: ExtentPair) -> Iterator[Diagnostic]:
        for lost in lost_paragraphs(self._ours, self._theirs, section):
            message = "A paragraph of the source is missing here"
            yield self._finding(lost.ours.start, message, lost.theirs.start)

    def _cells(self, section: ExtentPair) -> Iterator[Diagnostic]:
        for pair in pair_pieces(self._ours, self._theirs, section):
            if pair.kind == "row":
                counts = _cells(self._ours, pair.ours), _cells(self._theirs, pair.theirs)
                yield from self._fewer("cell with a text", "cells with a text", pair, counts)

    def _blocks(self, section: ExtentPair) -> Iterator[Diagnostic]:
        ours, theirs = _blocks(self._ours, section.ours), _blocks(self._theirs, section.theirs)
        extra, missing = _without(ours, theirs), _without(theirs, ours)
        for block in extra:
            meant = next((other for other in missing if _is_other(block, other)), None)
            if meant is None:
                message = f"The source has no `{block.written}` here"
                yield self._finding(block.start, message, section.theirs.start)
            else:
                missing.remove(meant)
                message = f"`{block.written}` is `{meant.written}` in the source"
                yield self._finding(block.start, message, meant.start)
        for block in missing:
            message = f"`{block.written}` of the source is missing here"
            yield self._finding(section.ours.start, message, block.start)

    def _fewer(
        self, one: str, many: str, pair: ExtentPair, counts: tuple[int, int]
    ) -> Iterator[Diagnostic]:
        """Report numbers that differ, ours first."""
        here, there = counts
        if here != there:
            message = f"{here} {one if here == 1 else many} here; the source has {there}"
            yield self._finding(pair.ours.start, message, pair.theirs.start)

    def _finding(self, start: int, message: str, origin: int) -> Diagnostic:
        place = self._theirs.span(max(origin, self._theirs.start))
        hint = f"Compare {place.path}:{place.line}: both should have the same."
        return problem("KB407", self._ours.span(max(start, self._ours.start)), message, hint)


def _title(prose: Prose, place: Place) -> str:
    heading = next(one for one in prose.written.outline.headings if one.start == place.start)
    text = prose.text[heading.start : heading.end].strip()
    return text or f"#{heading.written}"


def _levels(prose: Prose) -> dict[int, int]:
    return {one.start: one.level for one in prose.written.outline.headings}


def _count(prose: Prose, extent: Extent) -> Counter[str]:
    outline = prose.written.outline
    counts = Counter(part.kind for part in within(outline.parts, extent))
    counts["row"] = len(within(outline.rows, extent))
    return counts


def _cells(prose: Prose, row: Extent) -> int:
    return sum(text.kind == "cell" for text in within(prose.written.outline.texts, row))


def _blocks(prose: Prose, extent: Extent) -> list[Block]:
    """Return the blocks and callouts of a section, in order."""
    outline = prose.written.outline
    callouts = [part for part in within(outline.parts, extent) if part.kind[0] == "!"]
    starts = {part.start for part in callouts}
    blocks = [Block(one.kind, "", _line(prose, one.start), one.start) for one in callouts]
    blocks += [
        _block(prose, place)
        for place in within(outline.blocks, extent)
        if place.start not in starts and place.name != _INTERNAL
    ]
    return sorted(blocks, key=lambda one: one.start)


def _block(prose: Prose, place: BlockPlace) -> Block:
    directive = BY_NAME.get(place.name)
    name = directive.name if directive else place.name
    is_prose = directive is None or directive.holds_prose
    # Each language may have its own film or page.
    argument = "" if is_prose or "/" in place.argument else " ".join(sorted(place.argument.split()))
    written = _line(prose, place.start) if argument else f":::{place.name}"
    return Block(name, argument, written, place.start)


def _line(prose: Prose, start: int) -> str:
    return prose.raw[start : prose.raw.find("\n", start)].strip()


def _without(blocks: list[Block], others: list[Block]) -> list[Block]:
    left = Counter(one.key for one in others)
    lacking = []
    for block in blocks:
        left[block.key] -= 1
        if left[block.key] < 0:
            lacking.append(block)
    return lacking


def _is_other(block: Block, other: Block) -> bool:
    """Tell whether a block stands for another one of its kind."""
    return block.name == other.name or (block.is_callout and other.is_callout)


RULE = Rule("translation-skeleton", "KB407", _run)
