"""Policy values: the numbers, amounts and addresses that a shop promises, each in one place."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

# A reference travels through the parser, through titles and through texts as its name between two
# characters that no text may hold (Unicode calls them noncharacters), until it is filled in.
SCOPE = "@"
OPEN, BAR, CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_WRITTEN = re.compile(r"\{\{-?[ \t]*policy\.([\w.-]+?)[ \t]*((?:\|[ \t]*[\w-]+[ \t]*)*)-?\}\}")
REFERENCE = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){BAR}([^{OPEN}{CLOSE}]*){CLOSE}")
#: What a message shows of a reference that a limit of length cut.
_CUT = {ord(OPEN): "{{ policy.", ord(BAR): None, ord(CLOSE): " }}"}
_STRAY = re.compile(f"[{OPEN}{BAR}{CLOSE}]")


def take_references(text: str) -> str:
    """Put the travelling form in the place of every `{{ policy.name | format }}`."""
    if OPEN in text or BAR in text or CLOSE in text:
        text = _STRAY.sub("\ufffd", text)
    if "{{" not in text:
        return text
    return _WRITTEN.sub(_travelling, text)


def _travelling(found: re.Match[str]) -> str:
    reference = _reference(found)
    return f"{OPEN}{reference.name}{BAR}{reference.format}{CLOSE}"


def _reference(found: re.Match[str]) -> "Reference":
    return Reference(found[1], " ".join(found[2].replace("|", " ").split()))


def written_references(text: str, start: int = 0) -> Iterator[tuple[int, int, "Reference"]]:
    """Yield start, end and reference of every `{{ policy.name | format }}` from a position on."""
    for found in _WRITTEN.finditer(text, start) if "{{" in text else ():
        yield found.start(), found.end(), _reference(found)


def write_references(text: str) -> str:
    """Return the text as its writer wrote it: what `take_references` did, undone."""
    if OPEN not in text:
        return text
    return REFERENCE.sub(lambda found: str(Reference(found[1], found[2])), text)


def readable(text: str) -> str:
    """Return a text for a message: with references as they were written, also one that is cut."""
    if OPEN not in text and CLOSE not in text:
        return text
    return write_references(text).translate(_CUT)


def within_markets(text: str, markets: str) -> str:
    """Say of every reference that it stands where only some markets are spoken of.

    markets: their names, with commas between them. An existing scope stays.
    """

    def say(found: re.Match[str]) -> str:
        if SCOPE in found[2]:
            return found[0]
        return f"{OPEN}{found[1]}{BAR}{found[2]} {SCOPE}{markets}{CLOSE}".replace(f"{BAR} ", BAR)

    return REFERENCE.sub(say, text) if OPEN in text else text


def references(text: str) -> tuple["Reference", ...]:
    """List the references of a text in their travelling form, in order, with repetitions."""
    if OPEN not in text:
        return ()
    return tuple(Reference(*found) for found in REFERENCE.findall(text))


def fill_references(text: str, fill: Callable[["Reference"], str]) -> str:
    """Put a text in the place of each reference."""
    if OPEN not in text:
        return text
    return REFERENCE.sub(lambda found: fill(Reference(found[1], found[2])), text)


class Reference(NamedTuple):
    """A policy value as a text names it."""

    name: str
    """`returns.window`"""
    format: str
    """`long`, `short`, … and the name of a market, with a space between them; empty: as it is
    usual, in each market. Last may stand `@` and the markets that the text around it is for."""

    @property
    def formats(self) -> tuple[str, ...]:
        """As the writer wrote them."""
        return tuple(one for one in self.format.split() if one[0] != SCOPE)

    @property
    def scope(self) -> tuple[str, ...]:
        """The markets that the text around it is for; empty: all."""
        found = next((one for one in self.format.split() if one[0] == SCOPE), SCOPE)
        return tuple(filter(None, found[1:].split(",")))

    @property
    def written(self) -> "Reference":
        """The reference as its writer wrote it."""
        return Reference(self.name, " ".join(self.formats))

    def __str__(self) -> str:
        bars = "".join(f" | {one}" for one in self.formats)
        return f"{{{{ policy.{self.name}{bars} }}}}"


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
    """In all locales that have none of their own; may hold references."""
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
    """The first day it counts; None: since ever."""
    last: dt.date | None
    """The last day it counts; None: for ever."""
    form: Form
    markets: tuple[tuple[str, Form], ...]
    """Markets where it is another."""
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

    def get(self, name: str) -> PolicyValue | None:
        return next((value for value in self.values if value.name == name), None)
