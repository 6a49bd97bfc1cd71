"""Text → its facts, in the words and signs of one language."""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache

from kbgen.facts.fact import Fact, FactForm, MonthDay
from kbgen.facts.patterns import ALONE, LETTER, Patterns, grouped
from kbgen.facts.spelling import Spelling, spelling_of
from kbgen.model.locale import Locale
from kbgen.model.policy import Clock, Day, Duration, Money, Number, Percent

#: Digits that are not a number: versions, names such as OAuth2 or UTF-8, telephone numbers,
#: ordinals, ticket numbers.
_NOT_A_NUMBER = re.compile(
    r"[A-Za-zÀ-ɏ_][\wÀ-ɏ]*[-‑/.]?\d[\w.-]*"
    r"|(?<![\d.,])(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))\d+(?:\.\d+){2,}[\w.-]*"
    r"|\+\d[\d ()/.-]{6,}\d|(?<!\d)0\d{1,4}[ /-]\d[\d -]{4,}\d"
    r"|\d+(?:st|nd|rd|th)\b|#\d+"
    r"|\d+(?!(?:[KMGT]i?B|[A-Z]{3}|[WVALCFK]|[kKMG]?Hz)\b)[A-Z]\w*"
    # A long run of letters or digits is skipped whole, or every character would search to its end.
    r"|(?P<plain>[A-Za-zÀ-ɏ_]{20,}+|\d{20,}+)",
    re.ASCII,
)
_ISO = re.compile(rf"{ALONE}(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?![\d-])")
_CLOCK = re.compile(rf"{ALONE}(\d{{1,2}}):(\d{{2}})(?::\d{{2}})?(?![\d:])")
#: Patterns that ignore case match these as the letters i, s and k.
_LOOKALIKES = {0x131: "i", 0x17F: "s", 0x212A: "k"}
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(rf"{LETTER}+")
#: Ordinals of Chinese, Japanese and Korean: the third time, the second item.
_ORDINAL = re.compile(r"[第제]\s?\d+|(?<!\d)\d+\s?(?:つ目|つめ|[番回個枚件段日]目|번째|째)")
_MYRIADS = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8}
#: Four digits before “year” are a date, not a span of time.
_FIRST_YEAR = 1000
#: Codes that are also words in capitals.
_WORDY_CODES = frozenset(["ALL", "CUP", "GEL", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"])
_LONGEST_SYMBOL = 6


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    """Return digits of all scripts → ASCII, and signs of width or direction → plain ones."""
    table = {code: str(int(chr(code))) for code in range(0x80, 0x1FFFF) if chr(code).isdecimal()}
    table |= {0xFF05: "%", 0xFF1A: ":", 0xFF0E: ".", 0xFF0C: ",", 0xFFE5: "¥", 0xFF04: "$"}
    return table | dict.fromkeys((0x200E, 0x200F, 0x061C, 0x3000), " ")


def fold(text: str) -> str:
    """Write digits and signs in one way; the text keeps its length."""
    return text if text.isascii() else text.translate(_folding())


def find_facts(text: str, locale: Locale) -> list[Fact]:
    """Read the facts of a text, in its order."""
    return reader_of(locale).read(text)


@lru_cache(maxsize=64)
def reader_of(locale: Locale) -> "FactReader":
    return FactReader(spelling_of(locale))


class FactReader:
    """Reads the facts of one language."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self.patterns = Patterns(spelling)
        pairs = {word: unit for word, (_, unit) in spelling.pairs.items()}
        self._units = {_key(word): unit for word, unit in (pairs | {**spelling.units}).items()}
        self._pairs = {_key(word): pair for word, pair in spelling.pairs.items()}
        self._words = {_key(word): number for word, number in spelling.numbers.items()}
        self._grouped = re.compile(grouped(spelling))
        self._months = tuple({name for name in spelling.months if len(name) > 1})

    def read(self, text: str) -> list[Fact]:
        """Return the facts of a text, in its order."""
        facts: list[Fact] = []
        start = 0
        # Nine lines in ten have no digit, and half of them no number word: they are skipped.
        for line in text.split("\n"):
            if _DIGIT.search(line):
                self._read_line(fold(line), line, start, facts)
            if self._has_word(line):
                self._read_words(line, start, facts)
            start += len(line) + 1
        return sorted(facts, key=lambda fact: fact.start)

    def _has_word(self, line: str) -> bool:
        if self.patterns.word_signs:
            return self.patterns.word_signs.search(line) is not None
        return not self._spelling.numbers.keys().isdisjoint(_LETTERS.findall(line.lower()))

    def _read_line(self, line: str, text: str, offset: int, facts: list[Fact]) -> None:
        """Append the facts with digits of a line. text: the line before it was folded."""
        line_facts: list[Fact] = []
        line = self._read_dates(line, text, line_facts)
        line = self._read_clocks(line, text, line_facts)
        line = _NOT_A_NUMBER.sub(self._leave_money, line)
        if not self._spelling.is_spaced:
            line = _ORDINAL.sub(_blank, line)
        self._read_numbers(line, text, line_facts)
        facts += [fact._replace(start=fact.start + offset) for fact in line_facts]

    def _read_words(self, line: str, offset: int, facts: list[Fact]) -> None:
        """Append the durations in words of a line."""
        for match in self.patterns.words.finditer(line):
            first = self._number(match["first"])
            last = self._number(match["last"]) if match["last"] else first
            form = Duration(first, last, self._unit_of(match["unit"]))
            facts.append(Fact(form, match.start() + offset, match[0]))
        for match in self.patterns.pairs.finditer(line) if self._spelling.pairs else ():
            number, unit = self._pair_of(match["pair"])
            start = match.start("pair") + offset
            # CLDR ends a range of one to two with a dual, which is part of another fact then.
            if not any(fact.start <= start < fact.start + len(fact.text) for fact in facts[-9:]):
                facts.append(Fact(Duration(number, number, unit), start, match["pair"]))

    @property
    def has_dual(self) -> bool:
        """Whether “two” is part of the word that is counted."""
        return self._spelling.language.facts.has_dual

    def _number(self, word: str) -> int:
        return self._words[_key(word)]

    def _unit_of(self, word: str) -> str:
        return self._units[_key(word)]

    def _pair_of(self, word: str) -> tuple[int, str]:
        return self._pairs[_key(word)]

    def bare_units(self, text: str) -> set[str]:
        """Return the units that a text names, with or without a number."""
        return {self._unit_of(match[0]) for match in self.patterns.unit.finditer(text)}

    def number_words(self, text: str) -> set[int]:
        """Return the numbers that a text writes as words, up to twelve."""
        if not self._spelling.numbers:
            return set()
        return {self._number(match[0]) for match in self.patterns.word.finditer(text)}

    def _read_dates(self, plain: str, text: str, facts: list[Fact]) -> str:
        """Append the dates of a line and return it with blanks in their place."""

        def take(match: re.Match[str]) -> str:
            form = self._date(match.groupdict())
            if form is None:
                return match[0]
            facts.append(Fact(form, match.start(), text[match.start() : match.end()]))
            return " " * len(match[0])

        plain = _ISO.sub(take, plain) if "-" in plain else plain
        named = any(name in plain for name in self._months)
        for pattern in self.patterns.dates:
            if named or "?P<n>" not in pattern.pattern:
                plain = pattern.sub(take, plain)
        return plain

    def _date(self, parts: dict[str, str | None]) -> Day | MonthDay | None:
        name = parts.get("n")
        month = self._spelling.months[name] if name else int(parts.get("m") or 0)
        day = int(parts["d"] or 0)
        written = parts.get("y")
        # A leap year, so that the 29th of February is a day.
        year = int(written) + (2000 if len(written) == 2 else 0) if written else 2000
        try:
            date = dt.date(year, month, day)
        except ValueError:
            return None
        return Day(date) if written else MonthDay(month, day)

    def _read_clocks(self, plain: str, text: str, facts: list[Fact]) -> str:
        """Append the times of a line and return it with blanks in their place."""

        def take(match: re.Match[str]) -> str:
            parts = match.groupdict()
            half = self._half(parts.get("half"))
            minute = int(parts.get("m") or parts.get("m2") or 0)
            for hour in filter(None, (parts.get("from"), parts["h"])):
                time = _time(int(hour), minute if hour == parts["h"] else 0, half)
                if time is None:
                    return match[0]
                facts.append(Fact(Clock(time), match.start(), text[match.start() : match.end()]))
            return " " * len(match[0])

        def plainly(match: re.Match[str]) -> str:
            time = _time(int(match[1]), int(match[2]), None)
            if time is None:
                return match[0]
            facts.append(Fact(Clock(time), match.start(), text[match.start() : match.end()]))
            return " " * len(match[0])

        for pattern in self.patterns.clocks:
            plain = pattern.sub(take, plain)
        return _CLOCK.sub(plainly, plain) if ":" in plain else plain

    def _half(self, word: str | None) -> int | None:
        if word is None:
            return None
        squeezed = " ".join(word.split())
        halves = self._spelling.halves
        return halves[squeezed] if squeezed in halves else halves.get(_bare(squeezed), 0)

    def _leave_money(self, match: re.Match[str]) -> str:
        """Blank digits that are not a number, but for amounts after their currency."""
        if match["plain"]:
            return match[0]
        head = re.match(rf"{LETTER}+", match[0])
        if head and head[0] in self._spelling.currencies:
            return match[0]
        return " " * len(match[0])

    def _read_numbers(self, plain: str, text: str, facts: list[Fact]) -> None:
        for match in self.patterns.numbers.finditer(plain):
            end = match.end()
            scale = _MYRIADS.get(plain[end : end + 1], 1)
            end += scale > 1
            after = self.patterns.after.match(plain, end)
            currency, start = self._currency_before(plain, match.start())
            if not currency and after:
                end = after.end()
                currency = self._currency(after["money"])
                if after["money"] and not currency:
                    end = after.start()  # three capitals that are not a currency
            names = ["first", "last"] if match["last"] else ["first"]
            ends = [self._value(match[name]) * scale for name in names]
            starts = [start, match.start("last")]
            stops = [match.end("first"), end] if match["last"] else [end]
            is_percent = plain[:start].rstrip(" \xa0")[-1:] == "%" or (after and after["percent"])
            duration = self._duration(ends, after["unit"] if after and not currency else None)
            if duration and not is_percent:
                facts.append(Fact(duration, start, text[start:end]))
                continue
            for value, begin, stop in zip(ends, starts, stops, strict=False):
                form: FactForm = Number(value)
                if currency:
                    form = Money(value, currency)
                elif is_percent:
                    form = Percent(value)
                facts.append(Fact(form, begin, text[begin:stop].strip()))

    def _duration(self, ends: list[Decimal], word: str | None) -> Duration | None:
        if not word or any(end != int(end) for end in ends):
            return None
        unit = self._unit_of(word)
        if unit == "year" and ends[-1] >= _FIRST_YEAR:
            return None
        return Duration(int(ends[0]), int(ends[-1]), unit)

    def _value(self, written: str) -> Decimal:
        spelling = self._spelling
        bare = re.sub(f"[{re.escape(spelling.group)}]", "", written) if spelling.group else written
        if bare != written and self._grouped.fullmatch(written):
            return Decimal(bare.replace(spelling.decimal, "."))
        return Decimal(written.replace(",", "."))

    def _currency(self, word: str | None) -> str:
        squeezed = " ".join((word or "").split())
        return self._spelling.currencies.get(squeezed, "")

    def _currency_before(self, plain: str, start: int) -> tuple[str, int]:
        """Return the currency before a number, and where the amount begins."""
        window = plain[max(start - _LONGEST_SYMBOL - 4, 0) : start]
        before = window.rstrip(" \xa0\u202f")
        gap = len(window) - len(before)
        for length in range(min(_LONGEST_SYMBOL, len(before)), 0, -1) if gap < 4 else ():
            word = before[-length:]
            if word in self._spelling.currencies and word not in _WORDY_CODES:
                if word[0].isalpha() and before[-length - 1 : -length].isalpha():
                    continue
                return self._spelling.currencies[word], start - gap - length
        return "", start


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _key(word: str) -> str:
    """Return a word as patterns that ignore case and vowel marks see it."""
    plain = _bare(word).replace("İ", "i").lower().translate(_LOOKALIKES)
    return " ".join(plain.split())


def _bare(text: str) -> str:
    return re.sub("[\u064b-\u0652]", "", text)


def _time(hour: int, minute: int, half: int | None) -> dt.time | None:
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if hour > 24 or minute > 59:
        return None
    return dt.time(hour % 24, minute)
