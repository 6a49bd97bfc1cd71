"""Which words of a text changed."""

import difflib
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

#: Numbers; words; each character of scripts without spaces between words; a sign.
_UNSPACED = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|{_UNSPACED}|(?:(?!{_UNSPACED})\w)+|\s+|.", re.DOTALL)
#: Texts that have less in common are shown one after the other.
_ALIKE = 0.3


class Part(NamedTuple):
    """A part of a text."""

    kind: Literal["same", "ins", "del"]
    text: str


class Edit(NamedTuple):
    """A block that changed. One of its texts may be empty: it is new, or gone."""

    kind: str
    """Of the block: title, description, heading, item, cell, label, text."""
    old: str
    new: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the text with what was removed and inserted."""
        old, new = _TOKEN.findall(self.old), _TOKEN.findall(self.new)
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        if not self.old or not self.new or matcher.ratio() < _ALIKE:
            both = (Part("del", self.old), Part("ins", self.new))
            return tuple(part for part in both if part.text)
        parts = []
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                parts.append(Part("same", "".join(old[a:b])))
                continue
            parts += [Part("del", "".join(old[a:b])), Part("ins", "".join(new[c:d]))]
        return tuple(part for part in parts if part.text)


def edits(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> tuple[Edit, ...]:
    """Compare blocks (kind and text) in order."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(old[a:b], new[c:d])
    return tuple(found)


def _paired(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[Edit]:
    """Pair each old block with the new one that is most like it, in order."""
    found, first = [], 0
    for kind, text in old:
        scores = [
            (difflib.SequenceMatcher(None, text, other).quick_ratio(), -number)
            for number, (other_kind, other) in enumerate(new[first:], first)
            if other_kind == kind
        ]
        best, place = max(scores, default=(0.0, 0))
        if best < _ALIKE * 2:
            found.append(Edit(kind, text, ""))
            continue
        found += [Edit(between, "", added) for between, added in new[first:-place]]
        found.append(Edit(kind, text, new[-place][1]))
        first = -place + 1
    return [*found, *(Edit(kind, "", text) for kind, text in new[first:])]
