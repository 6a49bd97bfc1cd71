"""One type of value per reader: from a TOML value to a checked form."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from kbgen.model.locale import Locale, currencies
from kbgen.model.policy import Clock, Day, Duration, Form, Money, Number, Percent, Words
from kbgen.text import closest
from kbgen.urls import split_url

_DURATION = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s+([a-z][a-z -]*?)s?")
_LIKE_A_DURATION = re.compile(r"(\d{1,6}(?:\s*[-–]\s*\d{1,6})?)\s*([a-z][a-z _-]*)\.?")
_UNITS = ("second", "minute", "hour", "day", "working day", "week", "month", "year")
_MONEY = re.compile(r"(-?\d[\d_]*(?:\.\d{1,4})?)\s*([A-Za-z]{3})")
_PHONE = re.compile(r"\+?[\d ()./-]{3,30}")
_EMAIL = re.compile(r"[^@\s<>\"]+@(?=[^@\s<>\"]+\.[^@\s<>\"])[^@\s<>\"]++")
#: Limit of numbers: above any price, and safe for formatters.
_MOST, _DIGITS = 10**15, 20
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})


class WrongValueError(ValueError):
    """What is expected, and what was probably meant."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.hint = hint


def _duration(value: object) -> Form:
    found = _DURATION.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if not found or found[3] not in _UNITS:
        expected = f'a text such as "30 days" or "3-5 working days" (in {", ".join(_UNITS)})'
        raise WrongValueError(expected, _meant_duration(str(value)))
    least = int(found[1])
    most = int(found[2] or least)
    if most < least:
        raise ValueError('the lower number first, as in "3-5 days"')
    return Duration(least, most, found[3].replace(" ", "-"))


def _meant_duration(written: str) -> str:
    """Return "Did you mean `30 days`?" for `30 dayz`, `30days` or `30 d`."""
    found = _LIKE_A_DURATION.fullmatch(written.strip().lower())
    if not found:
        return ""
    word = found[2].replace("_", " ").replace("-", " ").strip()
    names = [unit if found[1] == "1" else f"{unit}s" for unit in _UNITS]
    begun = [name for name in names if name.startswith(word)]
    unit = begun[0] if len(begun) == 1 else closest(word, names)
    return f"Did you mean `{found[1]} {unit}`?" if unit else ""


def _money(value: object) -> Form:
    found = _MONEY.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError('a text such as "3.95 EUR"')
    if found[2].upper() not in currencies():
        raise ValueError(f"an ISO 4217 currency code; `{found[2]}` is not one")
    return Money(_decimal(found[1]), found[2].upper())


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a number")  # noqa: TRY004  # one kind for all readers
    try:
        number = Decimal(str(value).strip().replace("_", ""))
    except InvalidOperation as error:
        raise ValueError("a number such as 12 or 8.1") from error
    if not number.is_finite() or abs(number) >= _MOST or len(number.as_tuple().digits) > _DIGITS:
        raise ValueError("a number such as 12 or 8.1")
    return number


def _percent(value: object) -> Form:
    return Percent(_decimal(value.rstrip("% ") if isinstance(value, str) else value))


def _date(value: object) -> Form:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return Day(value)
    try:
        return Day(dt.date.fromisoformat(str(value)))
    except ValueError as error:
        raise ValueError("a date such as 2026-12-24") from error


def _time(value: object) -> Form:
    if isinstance(value, dt.time):
        return Clock(value)
    try:
        return Clock(dt.time.fromisoformat(str(value)))
    except ValueError as error:
        raise ValueError('a time such as "15:00"') from error


def _words(kind: str, check: Callable[[str], object], what: str) -> Callable[[object], Form]:
    def one(text: object) -> str:
        if not isinstance(text, str) or not text.strip() or not check(text.strip()):
            raise ValueError(what)
        return text.strip()

    def read(value: object) -> Form:
        if not isinstance(value, Mapping):
            return Words(kind, one(value))
        texts = tuple((_tag(tag), one(text)) for tag, text in value.items())
        if not texts:
            raise ValueError(what)
        return Words(kind, texts[0][1], texts)

    return read


def _tag(text: object) -> str:
    try:
        return Locale.parse(str(text)).tag
    except ValueError as error:
        raise ValueError(f"tags of locales, and {error}") from error


def _is_address(text: str) -> bool:
    parts = split_url(text)
    if parts is None or parts.scheme not in _SCHEMES or " " in text:
        return False
    # A host that another value fills in cannot be checked here.
    return bool(parts.netloc or parts.path) and "{" not in parts.netloc


_Reader = Callable[[object], Form]
#: Name of a type → its reader. It raises ValueError with what is expected.
TYPES: dict[str, _Reader] = {
    "duration": _duration,
    "money": _money,
    "number": lambda value: Number(_decimal(value)),
    "percent": _percent,
    "date": _date,
    "time": _time,
    "phone": _words("phone", _PHONE.fullmatch, 'a number such as "+31 10 555 0142"'),
    "email": _words("email", _EMAIL.fullmatch, 'an address such as "help@example.com"'),
    "url": _words("url", _is_address, 'an address such as "https://example.com/returns"'),
    "address": _words("address", bool, "a postal address, or one for each locale"),
    "text": _words("text", bool, "a text, or one for each locale"),
}
