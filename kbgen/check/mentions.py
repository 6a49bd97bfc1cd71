"""Policy values in the sentences that name them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.check.prose import Prose
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

    @property
    def before(self) -> str:
        return self.text[: self.at]

    @property
    def after(self) -> str:
        return self.text[self.text.index(CLOSE, self.at) + 1 :]


def mentions_of(prose: Prose) -> Iterator[Mention]:
    """Yield the values that the texts of a Markdown file name, in order."""
    outline = prose.written.outline
    starts = [place.start for place in outline.texts]
    for place in outline.references:
        if not place.is_written:
            continue
        at = bisect_right(starts, place.start) - 1
        text = outline.texts[at] if at >= 0 else None
        inside = text is not None and place.end <= text.end
        start, end = (text.start, text.end) if text and inside else _line(prose.raw, place.start)
        reference = Reference(place.name, place.format)
        yield _mention(prose, reference, (start, place.start, end))


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


def _mention(prose: Prose, reference: Reference, places: tuple[int, int, int]) -> Mention:
    """places: where the text begins, where the reference is, where the text ends."""
    start, position, end = places
    before = _shown(prose, start, position)
    text = before + _shown(prose, position, end)
    at = len(before)
    first = last = 0
    for stop in _SENTENCE_END.finditer(text):
        if stop.end() > at:
            last = stop.start()
            break
        first = stop.end()
    sentence = text[first : last or len(text)]
    lead = len(sentence) - len(sentence.lstrip())
    return Mention(reference, position, sentence.strip(), at - first - lead)


def _shown(prose: Prose, start: int, end: int) -> str:
    """Return what readers see between two positions, with references encoded, on one line."""
    kept = list(prose.text[start:end])
    raw = prose.raw[start:end]
    for code in prose.code:
        first, last = max(code.start, start), min(code.start + len(code.text), end)
        if first < last:
            kept[first - start : last - start] = raw[first - start : last - start]
    pieces: list[str] = []
    at = start
    for place in prose.written.outline.references:
        if at <= place.start and place.end <= end and place.is_written:
            pieces += _words(raw, kept, at - start, place.start - start)
            pieces.append(take_references(prose.raw[place.start : place.end]))
            at = place.end
    pieces += _words(raw, kept, at - start, end - start)
    return "".join(pieces)


def _words(raw: str, kept: list[str], start: int, end: int) -> Iterator[str]:
    """Yield what is no markup: the prose has a blank in its place."""
    for char, shown in zip(raw[start:end], kept[start:end], strict=True):
        if shown != " " or char.isspace():
            yield " " if shown.isspace() else shown
