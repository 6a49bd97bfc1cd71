"""Policy values for programs: numbers as numbers, days as ISO 8601, and not as a locale writes."""

from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any, TypeVar

from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.policy import Clock, Day, Duration, Form, Money, Number, Percent, Reference, Words

_T = TypeVar("_T")


@singledispatch
def machine(form: Form, _text: str) -> Any:
    """Return a value as JSON has it. text: as a locale writes it. Decimals are strings: exact."""
    raise TypeError(form)


@machine.register
def _duration(form: Duration, _text: str) -> Any:
    return {"least": form.least, "most": form.most, "unit": form.unit}


@machine.register
def _money(form: Money, _text: str) -> Any:
    return {"amount": f"{form.amount:f}", "currency": form.currency}


@machine.register(Number)
@machine.register(Percent)
def _number(form: Number | Percent, _text: str) -> Any:
    return f"{form.value:f}"


@machine.register
def _day(form: Day, _text: str) -> Any:
    return form.date.isoformat()


@machine.register
def _clock(form: Clock, _text: str) -> Any:
    return form.time.isoformat("minutes")


@machine.register
def _words(_form: Words, text: str) -> Any:
    return text


#: Class of a form → its type in `policies.toml`; those of words name it themselves.
_TYPES = {
    Duration: "duration",
    Money: "money",
    Number: "number",
    Percent: "percent",
    Day: "date",
    Clock: "time",
}


def type_of(form: Form) -> str:
    return form.kind if isinstance(form, Words) else _TYPES[type(form)]


def value_in(values: Values, name: str, locale: Locale, market: str) -> dict[str, Any] | None:
    """Return a value in a market: type, text, and machine form; None where it has none.

    market: empty: the site has no markets.
    """
    form = values.form(name, market)
    if form is None:
        return None
    text = values.in_market(Reference(name, ""), locale, market)
    return {"type": type_of(form), "text": text, "value": machine(form, text)}


def by_groups(markets: Sequence[str], of: Callable[[str], _T]) -> list[tuple[tuple[str, ...], _T]]:
    """Return what applies to markets, those with the same together. of: returns it for one."""
    groups: list[tuple[list[str], _T]] = []
    for market in markets:
        own = of(market)
        same = next((names for names, other in groups if other == own), None)
        if same is None:
            groups.append(([market], own))
        else:
            same.append(market)
    return [(tuple(names), own) for names, own in groups]
