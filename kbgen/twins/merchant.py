"""Merchant Center: the columns of a product feed that say what shipping costs and how long.

A feed has no column for returns: Merchant Center takes them from its own settings, or from the
`MerchantReturnPolicy` of the site.
"""

from collections.abc import Iterable

from kbgen.model.policy import Duration, Money
from kbgen.policy import means
from kbgen.twins.promises import Promises

_SHIPPING = "shipping(country:price:min_transit_time:max_transit_time)"
_FREE = "free_shipping_threshold(country:price_threshold)"


def merchant(promised: Iterable[Promises]) -> str:
    """Return a table, separated by tabs: the names of the columns, and what each product has."""
    shipping: list[str] = []
    free: list[str] = []
    for one in promised:
        fee, free_from = one.money(means.SHIPPING_FEE), one.money(means.FREE_SHIPPING)
        times = _transit(one.duration(means.DELIVERY_TIME))
        for country in one.countries:
            if fee:
                shipping.append(":".join((country, _price(fee), *times)))
            if free_from:
                free.append(f"{country}:{_price(free_from)}")
    columns = [(_SHIPPING, shipping), (_FREE, free)]
    filled = [(name, ",".join(cells)) for name, cells in columns if cells]
    return "".join(f"{chr(9).join(line)}\n" for line in zip(*filled, strict=True))


def _transit(time: Duration | None) -> tuple[str, str]:
    """Return the least and the most business days; empty: not known in those."""
    if time is None or time.unit != "working-day":
        return "", ""
    return str(time.least), str(time.most)


def _price(money: Money) -> str:
    return f"{money.amount:.2f} {money.currency}"
