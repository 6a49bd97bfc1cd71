"""Where words begin and end, in every script."""

import re
import unicodedata
from functools import lru_cache

from kbgen.languages.scripts import HAN, HANGUL, UNSPACED, character_class

#: Inside a word but not part of it: soft hyphen, joiners, variation selectors, the key cap.
IGNORED = "\u00ad\u200c\u200d\u2060\u20e3\ufe00-\ufe0f\U000e0100-\U000e01ef"
#: Above it are pictographs and private use, but no marks of words.
_LAST_MARK = 0x1FFFF


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    r"""Return the pattern of a word: a run of letters, digits (L, N) and marks (M).

    Python's `\w` leaves out marks, without which Thai and Hindi words fall apart.
    """
    marks = [code for code in range(0x300, _LAST_MARK) if unicodedata.category(chr(code))[0] == "M"]
    # Runs inside the repetition: letter by letter takes twice as long.
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


#: Splits normalised words into runs of scripts without and with spaces between words.
RUNS = re.compile(f"([{character_class(UNSPACED)}]+)|([^{character_class(UNSPACED)}\\s]+)")
#: Characters that are words by themselves, unlike kana and Thai letters.
IS_HAN = re.compile(f"[{character_class(HAN.ranges)}]")
HAS_HANGUL = re.compile(f"[{character_class(HANGUL.ranges)}]")


#: ASCII characters that are not part of words → space.
_SPACED = bytes(code if code > 127 or chr(code).isalnum() else ord(" ") for code in range(256))


def find_words(text: str) -> list[str]:
    """Return the words as they are written.

    Splitting bytes is fast and leaves nine words in ten whole; for those the pattern would take
    four times as long.
    """
    data = text.encode("utf-8", "surrogatepass").translate(_SPACED)
    pieces = data.decode("utf-8", "surrogatepass").split()
    if text.isascii() or all(map(str.isalnum, pieces)):
        return pieces
    find = word_pattern().findall
    words: list[str] = []
    for piece in pieces:
        if piece.isalnum():
            words.append(piece)
        else:
            words += find(piece)
    return words


_CHARACTERS = re.compile(f"[{character_class((*UNSPACED, *HANGUL.ranges))}]+")
#: A superset in few ranges, which rules out most texts quickly.
_MAY_BE_UNSPACED = re.compile("[\u0e00-\u1fff\u3005-\U0003ffff]")


def count_words(text: str) -> int:
    """Return roughly how many terms a text has, without analysing it.

    Counts what spaces separate, and each character of scripts without spaces. The number of
    characters alone would lose a hundredth of success at 1 in English and Chinese.
    """
    if not text:
        return 0
    # Splitting would take ten times as long.
    words = 1 + text.count(" ") + text.count("\n")
    if text.isascii() or not _MAY_BE_UNSPACED.search(text):
        return words
    return words + sum(map(len, _CHARACTERS.findall(text)))
