"""What two texts say differently: facts without a counterpart, whatever the words around them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, singledispatch

from kbgen.facts import Fact, FactReader, MonthDay, fold
from kbgen.model.policy import Clock, Day, Duration, Form, Money, Number, Percent

#: One number of a fact and what it counts. Spans of one length are equal: 14 days are 2 weeks.
Atom = tuple[str, Decimal]
_SCALES = {
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3_600),
    "day": ("second", 86_400),
    "week": ("second", 604_800),
    "working-day": ("working-day", 1),
    "month": ("month", 1),
    "year": ("month", 12),
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
#: Languages have words for small numbers, and grammar for one.
_LARGEST_WORD = 12


@singledispatch
def atoms(_form: object) -> tuple[tuple[Atom, Decimal], ...]:
    """Return the atoms of a form, each with its number as it is written."""
    return ()


@atoms.register
def _(form: Duration) -> tuple[tuple[Atom, Decimal], ...]:
    unit, scale = _SCALES[form.unit]
    ends = sorted({form.least, form.most})
    return tuple(((unit, Decimal(end * scale)), Decimal(end)) for end in ends)


@atoms.register
def _(form: Money) -> tuple[tuple[Atom, Decimal], ...]:
    return (((form.currency, form.amount), form.amount),)


@atoms.register
def _(form: Number) -> tuple[tuple[Atom, Decimal], ...]:
    return ((("", form.value), form.value),)


@atoms.register
def _(form: Percent) -> tuple[tuple[Atom, Decimal], ...]:
    return ((("%", form.value), form.value),)


@atoms.register
def _(form: Day) -> tuple[tuple[Atom, Decimal], ...]:
    return ((("date", Decimal(form.date.toordinal())), Decimal(form.date.day)),)


@atoms.register
def _(form: MonthDay) -> tuple[tuple[Atom, Decimal], ...]:
    return ((("month and day", Decimal(form.month * 100 + form.day)), Decimal(form.day)),)


@atoms.register
def _(form: Clock) -> tuple[tuple[Atom, Decimal], ...]:
    # "15 h" is a time in some sentences and a span in others.
    number = Decimal(form.time.hour * 60 + form.time.minute)
    return ((("minute", number), Decimal(form.time.hour)),)


@dataclass(frozen=True)
class Said:
    """The facts that a text states."""

    facts: tuple[Fact, ...]
    text: str
    """Its prose."""
    raw: str
    """As it stands in the file, code included."""
    reader: FactReader
    given: frozenset[Atom] = field(default_factory=frozenset)
    """What its policy values say, in any market."""

    @cached_property
    def atoms(self) -> frozenset[Atom]:
        return self.given.union(atom for fact in self.facts for atom, _ in atoms(fact.form))

    @cached_property
    def units(self) -> set[str]:
        return self.reader.bare_units(self.text)

    @cached_property
    def words(self) -> set[int]:
        return self.reader.number_words(self.text)

    @cached_property
    def plain(self) -> Counter[Decimal]:
        return Counter(fact.form.value for fact in self.facts if isinstance(fact.form, Number))

    @cached_property
    def numbers(self) -> set[Decimal]:
        return {number for fact in self.facts for _, number in atoms(fact.form)}

    @cached_property
    def kinds(self) -> dict[type, tuple[Fact, ...]]:
        """The facts of each kind."""
        found: dict[type, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(type(fact.form), []).append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    @cached_property
    def digits(self) -> set[str]:
        """Every run of digits, in code and names as well."""
        return set(_DIGITS.findall(fold(self.raw)))

    def without(self, other: "Said") -> tuple[Fact, ...]:
        """Return the facts that another text does not have.

        A number without a unit stands for one with a unit where the other has too few of it: the
        unit may be in the head of a table, or in words that are not known.
        """
        left = [fact for fact in self.facts if not _has(other.atoms, fact.form)]
        if not left:
            return ()
        spare = other.plain - self.plain
        return tuple(fact for fact in left if not other.means(fact, spare))

    def means(self, fact: Fact, spare: Counter[Decimal]) -> bool:
        """Tell whether this text may say a fact in another way."""
        form = fact.form
        if isinstance(form, Number):
            return (
                form.value in {0, 1}
                or form.value in self.numbers
                or fold(fact.text) in self.digits
                or (form.value == 2 and self.reader.has_dual)
                or (form.value <= _LARGEST_WORD and form.value in self.words)
            )
        if isinstance(form, Duration) and form.most == 1 and form.unit in self.units:
            return True
        return all(
            atom in self.atoms or spare[number] > 0 for atom, number in atoms(form)
        ) or self._spells_unit(form)

    def _spells_unit(self, form: object) -> bool:
        """Tell whether number and unit appear as separate words."""
        if not isinstance(form, Duration) or form.least != form.most:
            return False
        return form.most in self.words and form.unit in self.units


def _has(there: frozenset[Atom], form: Form | MonthDay) -> bool:
    return all(atom in there for atom, _ in atoms(form))
