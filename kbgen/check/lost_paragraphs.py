"""Paragraphs that a translation lacks, told from those that it joins."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kbgen.check.pairing import ExtentPair, within
from kbgen.check.prose import Prose
from kbgen.model.outline import Extent

#: Paragraphs are lost, and not joined, where more than this part of the shortest is missing.
_LOST = 0.5

#: Number of the list item, row or block that the paragraphs follow, and how deep they are nested.
_Run = tuple[int, int]


def lost_paragraphs(ours: Prose, theirs: Prose, section: ExtentPair) -> Iterator[ExtentPair]:
    """Yield where a section lacks paragraphs, with the first that may be meant in the source.

    Only the paragraphs between two items, rows or blocks are compared: they can be joined with
    each other. A section that lacks such a thing is left out: that is reported.
    """
    marks, others = _marks(ours, section.ours), _marks(theirs, section.theirs)
    if [kind for _, kind in marks] != [kind for _, kind in others]:
        return
    runs, origins = _runs(ours, section.ours, marks), _runs(theirs, section.theirs, others)
    scale = _scale(ours, theirs, section)
    for run, there in origins.items():
        here = runs[run]
        lengths = [_length(theirs, text) for text in there]
        expected = scale * (sum(lengths) - _LOST * min(lengths))
        if len(here) < len(there) and sum(_length(ours, text) for text in here) < expected:
            at = run[0] - 1
            start = here[0].start if here else marks[at][0] if at >= 0 else section.ours.start
            yield ExtentPair(Extent(start, start), there[0], "paragraph")


def _marks(prose: Prose, section: Extent) -> list[tuple[int, str]]:
    """Return what stands between paragraphs, with places and kinds in order."""
    outline = prose.written.outline
    parts = [part for part in within(outline.parts, section) if part.kind != "footnote"]
    marks = [(part.start, part.kind) for part in parts]
    marks += [(row.start, "row") for row in within(outline.rows, section)]
    callouts = {part.start for part in parts if part.kind[0] == "!"}
    marks += [
        (block.start, block.name)
        for block in within(outline.blocks, section)
        if block.start not in callouts
    ]
    return sorted(marks)


def _runs(
    prose: Prose, section: Extent, marks: list[tuple[int, str]]
) -> defaultdict[_Run, list[Extent]]:
    runs: defaultdict[_Run, list[Extent]] = defaultdict(list)
    passed = 0
    for text in within(prose.written.outline.texts, section):
        while passed < len(marks) and marks[passed][0] <= text.start:
            passed += 1
        if text.kind == "paragraph":
            runs[passed, text.depth].append(Extent(text.start, text.end))
    return runs


def _scale(ours: Prose, theirs: Prose, section: ExtentPair) -> float:
    """Return how long the translation is for each character of the source, without the section."""
    here, there = (
        _total(prose) - _length(prose, extent)
        for prose, extent in ((ours, section.ours), (theirs, section.theirs))
    )
    return here / there if here and there else 1.0


@lru_cache(maxsize=64)
def _total(prose: Prose) -> int:
    return _length(prose, Extent(prose.body, len(prose.raw)))


def _length(prose: Prose, extent: Extent) -> int:
    """Return how many characters of words a piece has."""
    return len("".join(prose.text[extent.start : extent.end].split()))
