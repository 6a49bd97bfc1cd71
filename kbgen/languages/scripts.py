"""Scripts that need care: without spaces between words, or with characters twice as wide as Latin.

The browser has the same ranges: `tests/contract/test_scripts.py` writes them into
`theme/static/js/search/analyse.js`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

#: First and last code point.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script, or several that are written alike."""

    ranges: tuple[Range, ...]
    """Where its letters are, in order."""
    has_spaces: bool = False
    """Whether spaces separate its words."""
    is_wide: bool = False
    """Whether its characters are twice as wide as Latin ones."""


HAN = Script(
    ranges=((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
    is_wide=True,
)
#: With the marks that repeat a character.
KANA = Script(ranges=((0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF)), is_wide=True)
#: Its words are looked up whole, and by pairs of the syllables inside them.
HANGUL = Script(ranges=((0xAC00, 0xD7A3),), has_spaces=True, is_wide=True)
THAI_AND_LAO = Script(ranges=((0x0E00, 0x0EFF),))
BURMESE = Script(ranges=((0x1000, 0x109F),))
KHMER = Script(ranges=((0x1780, 0x17FF),))

SCRIPTS = (HAN, KANA, HANGUL, THAI_AND_LAO, BURMESE, KHMER)
#: Code points of scripts without spaces between words.
UNSPACED = tuple(sorted(span for one in SCRIPTS if not one.has_spaces for span in one.ranges))
#: Code points of scripts whose characters are twice as wide as Latin ones.
WIDE = tuple(sorted(span for one in SCRIPTS if one.is_wide for span in one.ranges))


def character_class(ranges: Iterable[Range]) -> str:
    """Return ranges as a regular expression has them in brackets."""
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)
