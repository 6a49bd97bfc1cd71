"""A text as translators see it: words, and protected codes between them.

A code is what has to stay as it is: a policy value, the brackets and the address of a link, code, a
tag, an anchor, a sign of emphasis. In forms for other tools a code is its number: `<1/>`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from kbgen.analysis.words import HAS_HANGUL
from kbgen.markdown.wide import is_wide
from kbgen.model.outline import Outline, TextPlace
from kbgen.model.policy import written_references

#: A code in a form. One that is only in the translation begins with `t`.
CODE = re.compile(r"<(t?\d+)/>")
#: What XML cannot hold, and what a form would take for a code.
_UNSAFE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|<t?\d+/>")
#: A line break, with what precedes the next line in a quotation.
_BREAK = re.compile(r"\n[ \t>]*")


class Code(NamedTuple):
    """A protected piece of a text."""

    text: str
    """As it is written."""
    key: str
    """The part of it that source and translation share: without addresses and formats."""


Part = str | Code
Parts = tuple[Part, ...]


class PartReader:
    """Reads the texts of one file."""

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._words = [*outline.prose]
        self._starts = [run.start for run in self._words]
        self._quiet = sorted(_quiet(outline))
        self._cuts = sorted({at for places in _marked(outline) for at in places})

    def parts(self, place: TextPlace) -> Parts:
        """Return the parts of a text."""
        first = bisect_left(self._starts, place.start)
        return joined(self._parts(place.start, place.end, first))

    def _parts(self, at: int, end: int, number: int) -> Iterator[Part]:
        before = ""
        while number < len(self._words) and (run := self._words[number]).start < end:
            yield from self._codes(at, run.start, before)
            before = self._text[run.start : run.end]
            yield from safe(before)
            at = run.end
            number += 1
        yield from self._codes(at, end, before)

    def _codes(self, start: int, end: int, before: str) -> Iterator[Part]:
        """Yield what stands between two runs of words. before: the run before it."""
        if start >= end:
            return
        breaks = [at for found in _BREAK.finditer(self._text, start, end) for at in found.span()]
        cuts = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        points = sorted({start, *cuts, *breaks, end})
        for first, last in pairwise(points):
            written = self._text[first:last]
            if written[0] == "\n":
                is_hard = before.endswith(("  ", "\\"))
                yield Code(written, "\n") if is_hard else self._soft_break(first, last)
            elif written.isspace():
                yield written
            else:
                yield Code(written, self.quiet(first, last))
            before = ""

    def _soft_break(self, start: int, end: int) -> str:
        """Return what a line break stands for: a space, or nothing in scripts without them."""
        around = self._text[start - 1 : start] + self._text[end : end + 1]
        is_unspaced = len(around) == 2 and all(map(is_wide, around))
        return "" if is_unspaced and not HAS_HANGUL.search(around) else " "

    def quiet(self, start: int, end: int) -> str:
        """Return a piece of the file without addresses and formats."""
        made, at = "", start
        for number in range(bisect_left(self._quiet, (start,)), len(self._quiet)):
            first, last, stands = self._quiet[number]
            if first >= end:
                break
            if last <= end and first >= at:
                made += self._text[at:first] + stands
                at = last
        return made + self._text[at:end]


def _quiet(outline: Outline) -> Iterator[tuple[int, int, str]]:
    for link in (*outline.links, *outline.images):
        if link.address_end > link.address_start:
            yield link.address_start, link.address_end, ""
    for reference in outline.references:
        if reference.is_written:
            yield reference.start, reference.end, f"{{{{{reference.name}}}}}"


def _marked(outline: Outline) -> Iterator[tuple[int, int]]:
    for address in (*outline.links, *outline.images):
        yield address.start, address.end
    for reference in outline.references:
        yield reference.start, reference.end
    yield from outline.comments


def safe(words: str) -> Iterator[Part]:
    """Yield words, and as codes what other tools cannot hold."""
    at = 0
    for found in _UNSAFE.finditer(words):
        yield words[at : found.start()]
        yield Code(found[0], found[0])
        at = found.end()
    yield words[at:]


def joined(parts: Iterable[Part]) -> Parts:
    """Join neighbouring words, and drop empty ones."""
    made: list[Part] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        elif part:
            made.append(part)
    return tuple(made)


def value_parts(value: str) -> Parts:
    """Return the parts of a value in front matter or TOML: only policy values are codes."""
    parts: list[Part] = []
    at = 0
    for start, end, reference in written_references(value):
        parts += [*safe(value[at:start]), Code(value[start:end], f"{{{{{reference.name}}}}}")]
        at = end
    return joined([*parts, *safe(value[at:])])


def written(parts: Iterable[Part]) -> str:
    """Return the text as its file has it."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def identity(parts: Iterable[Part]) -> str:
    """Return what two texts share that are the same for translators."""
    return "".join(part if isinstance(part, str) else f"\0{part.key}\1" for part in parts)


def has_words(parts: Iterable[Part]) -> bool:
    """Tell whether there is anything to translate."""
    return any(isinstance(part, str) and any(map(str.isalpha, part)) for part in parts)


def keys(parts: Iterable[Part]) -> Counter[str]:
    return Counter(part.key for part in parts if isinstance(part, Code))


def codes(source: Parts, translation: Parts = ()) -> dict[str, Code]:
    """Return the codes of a text by their numbers; where the translation has one, as it has it."""
    numbered = {str(n): code for n, code in enumerate(_codes(source), 1)}
    used: set[str] = set()
    others = 0
    for code in _codes(translation):
        same = (n for n, one in numbered.items() if one.key == code.key and n not in used)
        number = next(same, "")
        if not number:
            others += 1
            number = f"t{others}"
        used.add(number)
        numbered[number] = code
    return numbered


def _codes(parts: Parts) -> Iterator[Code]:
    return (part for part in parts if not isinstance(part, str))


def form(parts: Parts, numbered: Mapping[str, Code]) -> str:
    """Return a text with the numbers of its codes."""
    left = dict(numbered)
    made = ""
    for part in parts:
        if isinstance(part, str):
            made += part
            continue
        number = next(n for n, code in left.items() if code.key == part.key)
        del left[number]
        made += f"<{number}/>"
    return made


def parts_of_form(text: str, numbered: Mapping[str, Code]) -> Parts:
    """Return the parts of a form. Raises KeyError for the number of an unknown code."""
    pieces = CODE.split(text)
    return joined(numbered[piece] if number % 2 else piece for number, piece in enumerate(pieces))
