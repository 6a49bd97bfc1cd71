"""Other spellings of words with hyphens, apostrophes or capitals inside, and of grouped digits.

Shoppers leave out hyphens and apostrophes, split words with blanks, and type numbers without
separators. The index holds what they type beside the words of the text: `softshell` for
“soft-shell”, `smart home` for “SmartHome”, `8718265` for “8.718.265”, `10cm` for
“10 cm”, `3pm` for “15:00”. So a query is looked up once.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from kbgen.languages.scripts import UNSPACED, character_class

_LETTER = f"(?:(?![{character_class(UNSPACED)}])[^\\W_])"
#: Words that a hyphen, an apostrophe or a dot joins.
_JOINED = re.compile(rf"{_LETTER}{{1,24}}(?:[-‐‑'’.·/]{_LETTER}{{1,24}}){{1,5}}")
#: Digits in groups, whose separators include blanks.
_DIGITS = re.compile(r"\d{1,15}(?:[ \u00a0\u202f.,'’()/-]{1,2}\d{1,15}){1,7}")
_WIDEST_SEPARATOR = 2
_NOON, _DAY = 12, 24
_LETTERS = re.compile(r"[^\W\d_]+")
#: Small letters of Latin-1 → `a`, capital ones → `A`, all else → a blank.
_CASES = bytes(
    ord("a" if re.match("[a-zß-ÿ]", char) else "A" if re.match("[A-ZÀ-Þ]", char) else " ")
    for char in map(chr, range(256))
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[a-zß-ÿ][A-ZÀ-Þ])")
_HUMP = re.compile(r"[A-ZÀ-Þ]+(?=[A-ZÀ-Þ][a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+")
#: A number and its unit: `10cm`, `10 cm`.
_UNIT = re.compile(r"(?<![\w.,])(\d{1,6})([ \u00a0\u202f]?)([A-Za-z]{1,3})(?![\w'’-])")
#: A full hour.
_HOUR = re.compile(r"(?<![\w.,:])(\d{1,2}):00(?![\w:])")
#: Elided articles and pronouns of French and Italian, never written together with a word. They are
#: for texts in every language: brands and names bring them along.
_ELIDED = frozenset(
    ("l", "d", "n", "s", "j", "c", "m", "t", "qu", "un", "all", "dell", "nell", "sull", "dall")
)
#: A possessive is never typed as a word, and its noun is found without it.
_POSSESSIVE = frozenset("s")
_FEWEST_DIGITS = 4
_MOST_LETTERS = 24
_SHORTEST_HUMP = 3
_SIGN = re.compile(r"[-‐‑'’·/]|\.(?=[^\W\d_])")
_DOT = re.compile(r"\.(?=[^\W\d_])")
_HAS_DIGIT = re.compile("[0-9\u0660-\uffff]")
_ASCII_DIGITS = re.compile("[0-9]+")
_DIGIT = re.compile(r"\d+")


def variants(text: str, stop_words: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield words that shoppers may type for those of a text.

    All text of a site passes through here, and most paragraphs have no other spelling: a cheap
    search for each kind of sign comes before the patterns.
    """
    for written in _with_signs(text):
        for match in _JOINED.finditer(written):
            yield from _written_as_one(re.split(r"[-‐‑'’.·/]", match[0]), match[0])
    numbers = _numbers(text)
    if any(start - end <= _WIDEST_SEPARATOR for (_, end), (start, _) in pairwise(numbers)):
        for match in _DIGITS.finditer(text):
            yield from _without_separators(_DIGIT.findall(match[0]))
    # A third of the time of a search for `_CAPITAL`.
    if b"aA" in text.encode("latin-1", "replace").translate(_CASES):
        for word in filter(_CAPITAL.search, _LETTERS.findall(text)):
            yield from (part for part in _HUMP.findall(word) if len(part) >= _SHORTEST_HUMP)
    yield from _hours(text)
    for unit in filter(None, (_UNIT.match(text, start) for start, _ in numbers)):
        number, blank, name = unit.groups()
        if name.lower() in stop_words:
            continue
        if blank:
            yield number + name
        else:
            yield from (number, name)


def _hours(text: str) -> Iterator[str]:
    """Yield `3pm` and `15h` for 15:00."""
    if ":00" not in text:
        return
    for hour in map(int, _HOUR.findall(text)):
        if hour < _DAY:
            yield f"{hour % _NOON or _NOON}{'pm' if hour >= _NOON else 'am'}"
            yield f"{hour}h"


def _numbers(text: str) -> list[tuple[int, int]]:
    """Return where runs of digits begin and end."""
    if text.isascii():  # a fifth of the time
        return [match.span() for match in _ASCII_DIGITS.finditer(text)]
    return [match.span() for match in _DIGIT.finditer(text)] if _HAS_DIGIT.search(text) else []


def _with_signs(text: str) -> Iterator[str]:
    """Yield the pieces between spaces that have a sign that joins words."""
    # Looking for single characters takes a tenth of the time of a pattern.
    if not (
        "-" in text or "'" in text or "’" in text or "/" in text
        or "‐" in text or "‑" in text or "·" in text or _DOT.search(text)
    ):  # fmt: skip
        return
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= end:
            start = text.rfind(" ", end, sign.start()) + 1 or end
            end = text.find(" ", sign.start())
            end = len(text) if end < 0 else end
            yield text[start:end]


def _without_separators(groups: list[str]) -> Iterator[str]:
    """Yield the number, and those of its parts that may be typed alone."""
    for start, end in combinations(range(len(groups) + 1), 2):
        joined = "".join(groups[start:end])
        if end - start > 1 and _FEWEST_DIGITS <= len(joined) <= _MOST_LETTERS:
            yield joined


def _written_as_one(parts: list[str], written: str) -> Iterator[str]:
    if "'" in written or "’" in written:
        if parts[0].lower() in _ELIDED:
            parts = parts[1:]
        if parts and parts[-1].lower() in _POSSESSIVE:
            parts = parts[:-1]
    joined = "".join(parts)
    if len(parts) < 2 or len(joined) > _MOST_LETTERS or joined.isdigit():
        return  # `_DIGITS` handles them
    yield joined
