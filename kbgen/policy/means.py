"""What a policy value may mean, so that programs find it whatever its name is."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kbgen.model.policy import Policies

RETURN_WINDOW = "return-window"
RETURN_FEE = "return-fee"
SHIPPING_FEE = "shipping-fee"
FREE_SHIPPING = "free-shipping-from"
HANDLING_TIME = "handling-time"
DELIVERY_TIME = "delivery-time"
#: Meaning → the type that its value has.
MEANS: Mapping[str, str] = MappingProxyType(
    {
        RETURN_WINDOW: "duration",
        RETURN_FEE: "money",
        SHIPPING_FEE: "money",
        FREE_SHIPPING: "money",
        HANDLING_TIME: "duration",
        DELIVERY_TIME: "duration",
    }
)
#: Meaning → names of values that most likely mean it.
_SIGNS = {
    RETURN_WINDOW: r"returns?[._-](?:window|period|days|time)",
    RETURN_FEE: r"returns?[._-](?:fee|cost|price)",
    SHIPPING_FEE: r"(?:shipping|delivery)[._-](?:fee|cost|price|rate)",
    FREE_SHIPPING: r"(?:shipping|delivery)[._-]free(?:[._-]from|[._-]over|[._-]above)?",
    HANDLING_TIME: r"(?:orders?|shipping)[._-](?:handling|dispatch|processing)(?:[._-]time)?",
    DELIVERY_TIME: r"(?:shipping|delivery)[._-](?:time|days)",
}


def likely(policies: Policies) -> Iterator[tuple[str, str]]:
    """Yield names of values and what they probably mean, where no value says so."""
    said = {value.means for value in policies.values}
    for meaning, kind in MEANS.items():
        if meaning in said:
            continue
        named = re.compile(_SIGNS[meaning])
        fitting = [
            value.name
            for value in policies.values
            if value.type == kind and not value.means and named.fullmatch(value.name)
        ]
        if len(fitting) == 1:
            yield fitting[0], meaning
