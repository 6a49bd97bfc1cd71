"""Mask personal data in free texts: e-mail addresses, and numbers of phones, cards and orders.

Rules are tried in order, and what one has claimed (to mask, or to keep) is hidden from the next. A
number that could be either is masked: a report can do without, a shopper cannot take it back.

Each step goes through the text once, from one `@` or run of digits to the next, so no text takes
long. `theme/static/js/feedback/mask.js` does the same in the browser, for other sinks.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from kbgen.feedback.mask_numbers import Span, beyond, certain, orders, phones
from kbgen.feedback.mask_rules import MAIL, NUMBERS, SAME, UNSEEN

_MAIL = {name: re.compile(pattern) for name, pattern in MAIL.items()}
_DIGIT, _LONG, _PLACEHOLDER = (re.compile(NUMBERS[n]) for n in ("digits", "long", "placeholder"))


def mask(text: str) -> str:
    """Return a text with `[email]`, `[phone]`, `[card]`, `[iban]` and `[order]` in their places.

    Digits may be of any script, and letters and signs as wide as Chinese ones.
    """
    plain = text.translate(_PLAIN)
    has_digits = _DIGIT.search(plain)
    if not has_digits and not _MAIL["at"].search(plain):
        return text
    spans: list[Span] = []

    def take(step: Callable[[str], Iterable[Span]]) -> None:
        nonlocal plain
        claimed = list(step(plain))
        spans.extend(claimed)
        plain = _replaced(plain, [(start, end, "\0" * (end - start)) for start, end, _ in claimed])

    take(_placeholders)
    take(_mails)
    if has_digits:
        plain = _LONG.sub("-", plain.replace(UNSEEN, " "))
        for step in (beyond, certain, phones, orders):
            take(step)
    return _replaced(text, sorted(span for span in spans if span[2]))


def _replaced(text: str, spans: Iterable[Span]) -> str:
    """Return a text with some of its parts replaced."""
    pieces, at = [], 0
    for start, end, other in spans:
        pieces += [text[at:start], other]
        at = end
    return "".join(pieces) + text[at:]


class _Plain(dict[int, str]):
    """Character → its plain form, for `str.translate`. Filled on demand."""

    def __missing__(self, code: int) -> str:
        if len(self) > 4096:  # more than any text of people needs
            self.clear()
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    char = narrow if len(narrow) == 1 else char
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category == "Pd" or char == "\u2212":
        return "-"
    # Keycaps are digits with two marks.
    if category == "Cf" or char in "\ufe0f\u20e3":
        return UNSEEN
    if kind := {"Zs": " ", "Sc": "¤"}.get(category) or (char == "\t" and " "):
        return kind
    if ord(char) > 0xFFFF:  # one character here, two in JavaScript
        return "字" if category[0] == "L" else "\x01"
    low = char.lower()
    return _SAME.get(char, low if len(low) == 1 else char)


_SAME = {char: one for one, chars in SAME.items() for char in chars}
_PLAIN = _Plain()


def _placeholders(plain: str) -> Iterator[Span]:
    """Yield existing placeholders: they say nothing about the numbers that follow."""
    for match in _PLACEHOLDER.finditer(plain):
        yield (*match.span(), "")


def _mails(plain: str) -> Iterator[Span]:
    """Yield e-mail addresses: from each @, match the name backwards, then the domain."""
    backwards = plain[::-1]
    size, before = len(plain), 0
    for at in _MAIL["at"].finditer(plain):
        # Not beyond the previous @ or address: each character is visited once.
        limit, before = before, max(before, at.end())
        left, right = at.span()
        while right < size and plain[right] == " " and right < at.end() + 2:
            right += 1
        while left > limit and plain[left - 1] == " " and left > at.start() - 2:
            left -= 1
        is_spaced = right - left > len(at[0])
        for name, domain in _kinds(at[0], is_spaced=is_spaced):
            named = _MAIL[name].match(backwards, size - left, size - limit)
            placed = named and _MAIL[domain].match(plain, right)
            if named and placed:
                before = placed.end()
                yield size - named.end(), before, "[email]"
                break


def _kinds(at: str, *, is_spaced: bool) -> tuple[tuple[str, str], ...]:
    """Return the patterns of name and domain for a form of the @."""
    if at[0] == " ":
        return (("wordy_name", "wordy"),)
    if at == "@" and is_spaced:
        return (("name", "spaced"),)
    return (("name", "domain"), ("any_name", "any_domain"))
