"""Where words begin and end, in every script."""

import re
import unicodedata
from functools import lru_cache

#: Scripts written without spaces: Thai to Burmese, Khmer, kana, Han. Pairs of code points.
UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
#: Korean wants both: words, and pairs of syllables inside of them.
HANGUL = ((0xAC00, 0xD7A3),)
#: Inside of a word but no part of it: soft hyphen, joiners, variation selectors, the key cap.
IGNORED = "\u00ad\u200c\u200d\u2060\u20e3\ufe00-\ufe0f\U000e0100-\U000e01ef"
#: Above this lie pictographs and private use, no marks that belong to words.
_LAST_MARK = 0x1FFFF


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    r"""Return the pattern of a word: a run of letters, digits (L, N) and marks (M).

    Python's `\w` leaves out marks, without which Thai and Hindi words fall apart.
    """
    marks = [code for code in range(0x300, _LAST_MARK) if unicodedata.category(chr(code))[0] == "M"]
    # Runs inside of the repetition: letter by letter takes twice as long.
    return re.compile(rf"(?:[^\W_]+|[{_ranges(marks)}{IGNORED}]+)+")


def _ranges(codes: list[int]) -> str:
    parts: list[str] = []
    start = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code != previous + 1:
            parts.append(f"{chr(start)}-{chr(previous)}")
            start = code
        previous = code
    return "".join(parts)


def _class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


#: Splits normalised words into runs of scripts without and with spaces between words.
RUNS = re.compile(f"([{_class(UNSPACED)}]+)|([^{_class(UNSPACED)}\\s]+)")
HAS_HANGUL = re.compile(f"[{_class(HANGUL)}]")


#: The same where there are no marks, five times as fast.
_ASCII_WORD = re.compile("[0-9A-Za-z]+")


def find_words(text: str) -> list[str]:
    """Return the words as they are written."""
    return (_ASCII_WORD if text.isascii() else word_pattern()).findall(text)
