"""The shop as schema.org's `Organization`: how to reach it, and what it promises by country.

Google reads returns and shipping of a whole shop from here; `docs/content/en/operate/found.md`
lists which of its fields are required, and when that was read.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from kbgen.model.hours import DAY, OpeningHours
from kbgen.model.policy import Duration, Money
from kbgen.policy import means
from kbgen.twins.promises import Promises

_SCHEMA = "https://schema.org/"
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Units that are a number of days whatever the month.
_DAYS = {"day": 1, "working-day": 1, "week": 7}

Node = dict[str, Any]


class ContactPoint(NamedTuple):
    """A way to reach the shop."""

    property: str
    """`telephone`, `email` or `url`."""
    target: str
    language: str
    """BCP 47."""
    countries: tuple[str, ...]
    """Where it is for; empty: everywhere."""
    hours: OpeningHours | None


def organization(
    name: str,
    url: str,
    contacts: Iterable[ContactPoint],
    promised: Iterable[Promises],
    pages: Mapping[str, str],
) -> Node:
    """Return the node. url: of the shop; may be empty.

    pages: `returns` and `shipping` → the absolute address of the page that states the policy.
    """
    listed = list(promised)
    node: Node = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
        "url": url,
        "contactPoint": [_contact(one) for one in contacts],
        "hasMerchantReturnPolicy": [*_returns(listed, pages.get("returns", ""))],
        "hasShippingService": [*_shipping(listed)],
    }
    return {key: value for key, value in node.items() if value}


def _contact(one: ContactPoint) -> Node:
    node = {
        "@type": "ContactPoint",
        "contactType": "customer service",
        one.property: one.target,
        "availableLanguage": one.language,
        "areaServed": list(one.countries),
        "hoursAvailable": [*_hours(one.hours)] if one.hours else [],
    }
    return {key: value for key, value in node.items() if value}


def _hours(hours: OpeningHours) -> Iterator[Node]:
    """Yield the hours of a week: days with the same hours together."""
    days: dict[tuple[int, int], list[str]] = {}
    for day, ranges in zip(_WEEK, hours.week, strict=True):
        for one in ranges:
            days.setdefault(one, []).append(day)
    for (start, end), names in days.items():
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": names,
            "opens": _clock(start),
            "closes": "23:59" if end == DAY else _clock(end % DAY),
        }


def _clock(minutes: int) -> str:
    return "{:02}:{:02}".format(*divmod(minutes, 60))


def _returns(promised: Iterable[Promises], link: str) -> Iterator[Node]:
    for one in promised:
        window = one.duration(means.RETURN_WINDOW)
        days = _in_days(window) if window else None
        if days is None:
            continue
        fee = one.money(means.RETURN_FEE)
        node = {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": list(one.countries),
            "returnPolicyCategory": f"{_SCHEMA}MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": days[1],
            "merchantReturnLink": link,
            **(_return_fee(fee) if fee else {}),
        }
        yield {key: value for key, value in node.items() if value != ""}


def _return_fee(fee: Money) -> Node:
    if not fee.amount:
        return {"returnFees": f"{_SCHEMA}FreeReturn"}
    amount = {"@type": "MonetaryAmount", "value": number(fee.amount), "currency": fee.currency}
    return {
        "returnFees": f"{_SCHEMA}ReturnShippingFees",
        "returnShippingFeesAmount": amount,
    }


def _shipping(promised: Iterable[Promises]) -> Iterator[Node]:
    for one in promised:
        conditions = [*_conditions(one)]
        if not conditions:
            continue
        node: Node = {"@type": "ShippingService", "shippingConditions": conditions}
        handling = one.duration(means.HANDLING_TIME)
        if period := _service_period(handling) if handling else None:
            node["handlingTime"] = period
        yield node


def _conditions(one: Promises) -> Iterator[Node]:
    """Yield what an order costs to ship; of conditions that apply, the cheapest counts."""
    fee, free_from = one.money(means.SHIPPING_FEE), one.money(means.FREE_SHIPPING)
    time = one.duration(means.DELIVERY_TIME)
    node: Node = {
        "@type": "ShippingConditions",
        "shippingDestination": [
            {"@type": "DefinedRegion", "addressCountry": country} for country in one.countries
        ],
    }
    if transit := _service_period(time) if time else None:
        node["transitTime"] = transit
    if fee:
        yield {**node, "shippingRate": _rate(fee.amount, fee.currency)}
    if free_from and (fee is None or fee.amount):
        least = {
            "@type": "MonetaryAmount",
            "minValue": number(free_from.amount),
            "currency": free_from.currency,
        }
        yield {**node, "orderValue": least, "shippingRate": _rate(Decimal(0), free_from.currency)}


def _rate(amount: Decimal, currency: str) -> Node:
    return {"@type": "MonetaryAmount", "value": number(amount), "currency": currency}


def _service_period(time: Duration) -> Node | None:
    """Return a time; None for one that is not a number of days."""
    days = _in_days(time)
    if days is None:
        return None
    least, most = days
    node: Node = {
        "@type": "ServicePeriod",
        "duration": {
            "@type": "QuantitativeValue",
            "minValue": least,
            "maxValue": most,
            "unitCode": "DAY",
        },
    }
    if time.unit == "working-day":
        node["businessDays"] = [f"{_SCHEMA}{day}" for day in _WEEK[:5]]
    return node


def _in_days(time: Duration) -> tuple[int, int] | None:
    """Return the least and the most days; None: a month or a year has no number of days."""
    if time.unit not in _DAYS:
        return None
    return time.least * _DAYS[time.unit], time.most * _DAYS[time.unit]


def number(amount: Decimal) -> int | float:
    """Return an amount as JSON has numbers."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)
