"""Regular expressions for the facts of a language, compiled from its spelling."""

import re
from collections.abc import Iterator

from kbgen.facts.spelling import Spelling, any_of
from kbgen.languages.scripts import HANGUL, character_class

LETTER = r"[^\W\d_]"
#: Not part of a longer number.
ALONE = r"(?<!\d)(?<!\d[.,:/-])"
#: Blank marks of Markdown may stand in between.
_GAP = r"[^\S\n]{0,3}"
_DASH = f"{_GAP}[-–—‑−~～〜]{_GAP}"
_HANGUL = character_class(HANGUL.ranges)
#: Signs that make an ordinal or a larger number of the number word behind them.
_CJK_NUMBERS = "第一二三四五六七八九十百千"


class Patterns:
    """The patterns that a reader searches for."""

    def __init__(self, spelling: Spelling) -> None:
        spaced = spelling.is_spaced
        self._fact_words = spelling.language.facts
        self._end = self._word_end(spelling)
        self._begin = rf"(?<!{LETTER})" if spaced else ""
        self._spelling = spelling
        flags = re.IGNORECASE if spaced else 0
        unit = any_of(spelling.units)
        word = any_of(spelling.numbers)
        self.numbers = _numbers(spelling)
        """A number or a range."""
        self.after = self._after()
        """What makes it a percentage, an amount or a duration."""
        self.dates = tuple(re.compile(rf"{ALONE}{date}") for date in spelling.dates)
        self.clocks = tuple(self._clocks())
        self.words = re.compile(self._words(word), flags)
        """Number words and their unit."""
        self.word_signs = _signs(spelling)
        pairs_begin = f"{self._begin}{self._fact_words.prefixes}"
        self.pairs = re.compile(f"{pairs_begin}(?P<pair>{any_of(spelling.pairs)}){self._end}")
        self.unit = re.compile(rf"{self._begin}(?:{unit}){self._end}", flags)
        self.word = re.compile(rf"{self._begin}(?:{word}){self._end}", flags)

    @staticmethod
    def _word_end(spelling: Spelling) -> str:
        if spelling.is_spaced:
            return rf"(?!{LETTER})"
        # Other syllables than particles make another word of a unit.
        particles = spelling.language.facts.particles
        return f"(?:(?![{_HANGUL}])|(?={particles}))" if particles else ""

    def _words(self, word: str) -> str:
        spaced = self._spelling.is_spaced
        begin = f"(?<!{LETTER})" if self._spelling.language.has_spaces else f"(?<![{_CJK_NUMBERS}])"
        units = [
            form
            for form, unit in self._spelling.units.items()
            if unit not in self._fact_words.ambiguous_units and (len(form) > 1 or not spaced)
        ]
        to = any_of((*self._spelling.between, "-", "–"))
        return (
            rf"{begin}(?P<first>{word})"
            rf"(?:[^\S\n]{{0,2}}(?:{to})[^\S\n]{{0,2}}(?P<last>{word}))?"
            rf"(?:[^\S\n]|-){{{int(spaced)},3}}(?P<unit>{any_of(units)}){self._end}"
        )

    def _after(self) -> re.Pattern[str]:
        spelling = self._spelling
        names = [name for name in spelling.currencies if not _is_code(name)]
        symbols = [name for name in names if not name[-1:].isalpha()]
        words = [name for name in names if name[-1:].isalpha()]
        letters = [word for word in spelling.units if len(word) == 1 and word.isascii()]
        units = [word for word in (*spelling.units, *spelling.pairs) if word not in letters]
        folded = "(?i:{})" if spelling.is_spaced else "(?:{})"
        return re.compile(
            rf"{_GAP}(?:(?P<percent>{any_of(spelling.percents)})"
            rf"|(?P<money>[A-Z]{{3}}(?!\w)|(?:{any_of(words)}){self._end}|{any_of(symbols)})"
            rf"|[-‑]?(?P<unit>{folded.format(any_of(units))}{self._end}"
            rf"|(?:{any_of(letters)})(?=[^\S\n]*(?:[.,;:!?)|\n]|$))))"
        )

    def _clocks(self) -> Iterator[re.Pattern[str]]:
        spelling, words = self._spelling, self._fact_words
        half = any_of(spelling.halves)
        hour = rf"{ALONE}(?P<h>\d{{1,2}})"
        minute = r"(?:[:.](?P<m>\d{2})(?!\d))"
        if spelling.halves:
            yield re.compile(rf"{hour}{minute}?{_GAP}(?P<half>{half}){self._end}(?!\d)")
            yield re.compile(rf"{self._begin}(?P<half>{half}){_GAP}{hour}{minute}(?!\d)")
        if words.clock_after:
            to = rf"(?:(?P<from>\d{{1,2}})(?:{_DASH}|\s(?:{any_of(spelling.between)})\s))?"
            yield re.compile(
                rf"(?:(?P<half>{half}){_GAP})?{to}{hour}{minute}?{_GAP}(?:{words.clock_after})"
                r"(?:[^\S\n]?(?P<m2>\d{1,2})[^\S\n]?[分분])?"
            )
        if words.hour_sign:
            yield re.compile(rf"{hour}\s?{words.hour_sign}\s?(?P<m>\d{{2}})(?!\d)")
        if words.clock_before:
            plain = r"\.?\s?(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?(?!\d)"
            yield re.compile(f"(?:{words.clock_before}){plain}")
        if words.clock_after_minutes:
            yield re.compile(rf"{hour}\.(?P<m>\d{{2}})\s?(?:{words.clock_after_minutes})")


def _signs(spelling: Spelling) -> re.Pattern[str] | None:
    """Return what every line with a number word contains, where words have no visible ends."""
    if spelling.is_spaced and not spelling.pairs:
        return None
    firsts = {word[0] for word in spelling.numbers}
    return re.compile(f"{any_of(firsts)}|{any_of(spelling.pairs)}")


def _is_code(name: str) -> bool:
    return len(name) == 3 and name.isascii() and name.isalpha() and name.isupper()


def grouped(spelling: Spelling) -> str:
    """Return the regular expression of a number with signs between thousands."""
    decimal = re.escape(spelling.decimal)
    group = re.escape(spelling.group)
    return rf"[1-9]\d{{0,2}}(?:[{group}]\d{{3}})+(?:{decimal}\d+)?" if group else r"(?!)"


def _numbers(spelling: Spelling) -> re.Pattern[str]:
    """Return the pattern of a number, or of a range of two."""
    one = rf"(?:{grouped(spelling)}|\d+(?:[.,]\d+)?)(?!\d)(?![.,:/]\d)"
    spaced = "" if not spelling.is_spaced else r"[^\S\n]"
    words = any_of(spelling.between)
    to = rf"{_DASH}|{spaced}{{0,2}}{spaced}(?:{words}){spaced}{spaced}{{0,2}}"
    if not spelling.is_spaced:
        to = rf"{_DASH}|{_GAP}(?:{words}){_GAP}"
    return re.compile(rf"(?<!\d)(?<!\d[.,:/])(?P<first>{one})(?:(?:{to})(?P<last>{one}))?")
