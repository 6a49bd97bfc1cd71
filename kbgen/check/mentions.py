"""Policy values in the sentences that name them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kbgen.check.prose import Place, Prose
from kbgen.model.outline import ReferencePlace
from kbgen.model.policy import CLOSE, Reference, take_references, written_references

#: After a full stop and the marks that close it; scripts with wide stops have no space there.
_SENTENCE_END = re.compile(r"(?<=[.!?؟])[\"'»”’)]*\s+|(?<=[。！？])[」』）]*")
#: A value of the front matter in quotation marks.
_KEY = re.compile(r"[ \t]*[\w-]+[ \t]*[:=][ \t]*(?:[>|][+-]?[ \t]*)?|[ \t]*- ")


class Mention(NamedTuple):
    """A policy value in its sentence."""

    reference: Reference
    start: int
    """In the file."""
    text: str
    """The sentence as readers see it, with its references encoded."""
    at: int
    """Where in the sentence the reference begins."""

    def around(self, length: int) -> tuple[str, str]:
        """Return what precedes and follows the reference, up to some characters."""
        end = self.text.index(CLOSE, self.at) + 1
        return self.text[max(self.at - length, 0) : self.at], self.text[end : end + length]


def mentions_of(prose: Prose) -> Iterator[Mention]:
    """Yield the values that the texts of a Markdown file name, in order."""
    written = [place for place in prose.written.outline.references if place.is_written]
    code = prose.code if written else ()
    for (start, end), places in groupby(written, _extents(prose)):
        first, last = (bisect_left(code, edge, key=attrgetter("start")) for edge in (start, end))
        text, positions = _shown(prose, (start, end), code[first:last], places)
        ends = [0, *(stop.end() for stop in _SENTENCE_END.finditer(text)), len(text)]
        for reference, position, at in positions:
            number = bisect_right(ends, at) - 1
            sentence = text[ends[number] : ends[number + 1]]
            lead = len(sentence) - len(sentence.lstrip())
            yield Mention(reference, position, sentence.strip(), at - ends[number] - lead)


def _extents(prose: Prose) -> Callable[[ReferencePlace], tuple[int, int]]:
    """Return a function that returns start and end of the text that a reference is in."""
    texts = prose.written.outline.texts
    starts = [text.start for text in texts]

    def extent(place: ReferencePlace) -> tuple[int, int]:
        at = bisect_right(starts, place.start) - 1
        if at >= 0 and place.end <= texts[at].end:
            return texts[at].start, texts[at].end
        return _line(prose.raw, place.start)

    return extent


def mentions_in_lines(text: str) -> Iterator[Mention]:
    """Yield the values that a file of settings or strings names; a sentence is within a line."""
    for start, end, reference in written_references(text):
        first, last = _line(text, start)
        before = take_references(text[first:start])
        sentence = before + take_references(text[start : max(last, end)])
        yield Mention(reference, start, sentence, len(before))


def _line(raw: str, position: int) -> tuple[int, int]:
    """Return start and end of a value of the front matter that is in one line."""
    start = raw.rfind("\n", 0, position) + 1
    end = raw.find("\n", position)
    key = _KEY.match(raw, start)
    start = key.end() if key else start
    line = raw[start : len(raw) if end < 0 else end].rstrip()
    quoted = len(line) > 1 and line[0] == line[-1] and line[0] in "'\""
    return start + quoted, start + len(line) - quoted


#: A reference, where it is in the file, and where in the shown text.
_Position = tuple[Reference, int, int]


def _shown(
    prose: Prose,
    extent: tuple[int, int],
    code: Iterable[Place],
    places: Iterable[ReferencePlace],
) -> tuple[str, list[_Position]]:
    """Return what readers see of a part of a file, on one line, with references encoded.

    code, places: what is in it.
    """
    start, end = extent
    kept = list(prose.text[start:end])
    raw = prose.raw[start:end]
    for one in code:
        first, last = one.start - start, min(one.start + len(one.text), end) - start
        kept[first:last] = raw[first:last]
    pieces: list[str] = []
    positions: list[_Position] = []
    at = length = 0
    for place in places:
        before = "".join(_words(raw, kept, at, place.start - start))
        encoded = take_references(prose.raw[place.start : place.end])
        pieces += [before, encoded]
        length += len(before)
        positions.append((Reference(place.name, place.format), place.start, length))
        length += len(encoded)
        at = place.end - start
    pieces += _words(raw, kept, at, end - start)
    return "".join(pieces), positions


def _words(raw: str, kept: list[str], start: int, end: int) -> Iterator[str]:
    """Yield what is not markup: the prose has a blank in its place."""
    for char, shown in zip(raw[start:end], kept[start:end], strict=True):
        if shown != " " or char.isspace():
            yield " " if shown.isspace() else shown
