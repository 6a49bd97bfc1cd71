"""Policy values: the numbers, amounts and addresses that a shop promises, each in one place."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

# A reference passes through the parser, titles and texts as its name between two
# characters that no text may contain (Unicode calls them noncharacters), until it is filled in.
SCOPE = "@"
#: What the names of buttons begin with, in memory: no value of `policies.toml` can be called so.
BUTTON = "button:"
OPEN, BAR, CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
#: `| format`, or `| few: text` for the numbers of a plural category.
_PART = r"\|[ \t]*[\w-]+[ \t]*(?::[^|{}\n]*)?"
_WRITTEN = re.compile(rf"\{{\{{-?[ \t]*(policy|button)\.([\w.-]+?)[ \t]*((?:{_PART})*)-?\}}\}}")
REFERENCE = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){BAR}([^{OPEN}{CLOSE}]*){CLOSE}")
#: The rest of a reference that was cut at a maximum length.
_CUT = {ord(OPEN): "{{ policy.", ord(BAR): None, ord(CLOSE): " }}"}
#: Between a plural category and its text.
_TEXT = "="
#: Those of `model/by_market.py` as well.
_STRAY = re.compile("[\ufdd0-\ufdd2\ufdd6-\ufdd9]")


def take_references(text: str) -> str:
    """Encode every `{{ policy.name | format }}`, with its texts for numbers, for the parser."""
    text = _STRAY.sub("\ufffd", text)
    if "{{" not in text:
        return text
    return _WRITTEN.sub(_encode, text)


def _encode(match: re.Match[str]) -> str:
    reference = _reference(match)
    return f"{OPEN}{reference.name}{BAR}{reference.format}{CLOSE}"


def _reference(match: re.Match[str]) -> "Reference":
    name = match[2] if match[1] == "policy" else f"{BUTTON}{match[2]}"
    return Reference(name, " ".join(map(_packed, match[3].split("|")[1:])))


def _packed(part: str) -> str:
    """Return a format, or a category with its text in letters and digits, which no parser reads."""
    name, colon, text = (piece.strip() for piece in part.partition(":"))
    return f"{name}{_TEXT}{text.encode().hex()}" if colon else name


def written_references(text: str, start: int = 0) -> Iterator[tuple[int, int, "Reference"]]:
    """Yield start, end and reference of every `{{ policy.name | format }}` from a position on."""
    for match in _WRITTEN.finditer(text, start) if "{{" in text else ():
        yield match.start(), match.end(), _reference(match)


def write_references(text: str) -> str:
    """Return the text as its writer wrote it; undoes `take_references`."""
    if OPEN not in text:
        return text
    return REFERENCE.sub(lambda match: str(Reference(match[1], match[2])), text)


def readable(text: str) -> str:
    """Return a text for a message, with references as they were written, even a cut one."""
    if OPEN not in text and CLOSE not in text:
        return text
    return write_references(text).translate(_CUT)


def within_markets(text: str, markets: str) -> str:
    """Mark all references as inside a text for certain markets.

    markets: their names, with commas between them. An existing scope stays.
    """

    def mark(match: re.Match[str]) -> str:
        if SCOPE in match[2]:
            return match[0]
        return f"{OPEN}{match[1]}{BAR}{match[2]} {SCOPE}{markets}{CLOSE}".replace(f"{BAR} ", BAR)

    return REFERENCE.sub(mark, text) if OPEN in text else text


def references(text: str) -> tuple["Reference", ...]:
    """Return the encoded references of a text in order, with repetitions."""
    if OPEN not in text:
        return ()
    return tuple(Reference(*match) for match in REFERENCE.findall(text))


def fill_references(text: str, fill: Callable[["Reference"], str]) -> str:
    """Replace each reference by a text."""
    if OPEN not in text:
        return text
    return REFERENCE.sub(lambda match: fill(Reference(match[1], match[2])), text)


class Reference(NamedTuple):
    """A policy value as a text names it."""

    name: str
    """`returns.window`"""
    format: str
    """`long`, `short`, … and the name of a market, with a space between them; empty: the
    default format, in each market. Then `few=` and the like, each with its text in hexadecimal
    digits. May end in `@` and the markets of the text around it."""

    @property
    def _parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.format.split() if part[0] != SCOPE)

    @property
    def formats(self) -> tuple[str, ...]:
        """As the writer wrote them."""
        return tuple(part for part in self._parts if _TEXT not in part)

    @property
    def texts(self) -> dict[str, str]:
        """Plural category → text for its numbers, with `#` for the number; mostly empty."""
        parts = (part.partition(_TEXT) for part in self._parts)
        return {name: bytes.fromhex(text).decode() for name, sign, text in parts if sign}

    @property
    def key(self) -> str:
        """Name and formats without texts, for anchors."""
        return " ".join((self.name, *self.formats))

    @property
    def scope(self) -> tuple[str, ...]:
        """The markets that the text around it is for; empty: all."""
        scope = next((part for part in self.format.split() if part[0] == SCOPE), SCOPE)
        return tuple(filter(None, scope[1:].split(",")))

    @property
    def written(self) -> "Reference":
        """The reference as its writer wrote it."""
        return Reference(self.name, " ".join(self._parts))

    @property
    def bare(self) -> "Reference":
        """The reference without formats and markets."""
        return Reference(self.name, "")

    def __str__(self) -> str:
        texts = (f"{name}: {text}" for name, text in self.texts.items())
        bars = "".join(f" | {one}" for one in (*self.formats, *texts))
        return f"{{{{ {self.written_name}{bars} }}}}"

    @property
    def written_name(self) -> str:
        """The name with what it is: `policy.returns.window` or `button.orders`."""
        if self.name.startswith(BUTTON):
            return f"button.{self.name.removeprefix(BUTTON)}"
        return f"policy.{self.name}"


class Duration(NamedTuple):
    least: int
    most: int
    """The same, but for a range such as 3-5 days."""
    unit: str
    """`second`, `minute`, `hour`, `day`, `working-day`, `week`, `month`, `year`"""


class Money(NamedTuple):
    amount: Decimal
    currency: str
    """ISO 4217"""


class Number(NamedTuple):
    value: Decimal


class Percent(NamedTuple):
    value: Decimal
    """8.1 for 8.1 %"""


class Day(NamedTuple):
    date: dt.date


class Clock(NamedTuple):
    time: dt.time


class Words(NamedTuple):
    """A phone number, an e-mail address, a URL, a postal address or a text."""

    kind: str
    text: str
    """For locales without their own; may contain references."""
    texts: tuple[tuple[str, str], ...] = ()
    """Tag and text."""

    def of(self, tags: Iterable[str]) -> str:
        """Return the text for the first of some locales that has one, else any."""
        own = dict(self.texts)
        return next((own[tag] for tag in tags if tag in own), self.text)


Form = Duration | Money | Number | Percent | Day | Clock | Words


class Period(NamedTuple):
    """A value during a period of time."""

    first: dt.date | None
    """The first day it applies; None: no first day."""
    last: dt.date | None
    """The last day it applies; None: no last day."""
    form: Form
    markets: tuple[tuple[str, Form], ...]
    """Markets with another value."""
    line: int

    def counts(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def in_market(self, market: str) -> Form:
        return dict(self.markets).get(market, self.form)


class PolicyValue(NamedTuple):
    """A value with all its periods."""

    name: str
    type: str
    periods: tuple[Period, ...]
    line: int
    """In content/policies.toml."""
    note: str = ""
    """What it is for, in the owner's words."""
    means: str = ""
    """What it is for programs: `return-window`."""

    @property
    def reference(self) -> Reference:
        """The value in its usual format."""
        return Reference(self.name, "")

    def on(self, day: dt.date) -> Period | None:
        """Return the period that applies on a day: of several the one that begins last."""
        counting = [period for period in self.periods if period.counts(day)]
        return max(counting, key=lambda p: p.first or dt.date.min) if counting else None


class Policies(NamedTuple):
    """All values of a project."""

    values: tuple[PolicyValue, ...] = ()
    """Sorted by name."""
    broken: frozenset[str] = frozenset()
    """Names of invalid values, which are reported where they are defined."""
    is_unreadable: bool = False
    """Whether the file does not parse, so that its values are unknown."""
    buttons: tuple[PolicyValue, ...] = ()
    """Labels of `content/glossary.toml`, which texts name in the same way."""
    has_all_buttons: bool = True
    """Whether that file could be read."""

    def get(self, name: str) -> PolicyValue | None:
        return next((value for value in self.values if value.name == name), None)
