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


def character_class(ranges: tuple[tuple[int, int], ...]) -> str:
    """Return ranges of code points as a regular expression has them in brackets."""
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


#: Splits normalised words into runs of scripts without and with spaces between words.
RUNS = re.compile(f"([{character_class(UNSPACED)}]+)|([^{character_class(UNSPACED)}\\s]+)")
#: Characters that are words by themselves: kana and Thai letters are none.
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAS_HANGUL = re.compile(f"[{character_class(HANGUL)}]")


#: ASCII characters that are part of no word → space.
_SPACED = bytes(code if code > 127 or chr(code).isalnum() else ord(" ") for code in range(256))


def find_words(text: str) -> list[str]:
    """Return the words as they are written.

    Bytes are quickly split: nine words in ten are whole then, and the pattern would take four
    times as long for them.
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


_CHARACTERS = re.compile(f"[{character_class((*UNSPACED, *HANGUL))}]+")
#: Where those stand. Few ranges are quickly ruled out.
_MAY_BE_UNSPACED = re.compile("[\u0e00-\u1fff\u3005-\U0003ffff]")


def count_words(text: str) -> int:
    """Return about how many terms a text has, without analysing it.

    What stands between spaces is counted, and each character of scripts without spaces. The number
    of characters alone would lose a hundredth of success at 1 in English and Chinese.
    """
    if not text:
        return 0
    # Splitting would take ten times as long.
    words = 1 + text.count(" ") + text.count("\n")
    if text.isascii() or not _MAY_BE_UNSPACED.search(text):
        return words
    return words + sum(map(len, _CHARACTERS.findall(text)))
