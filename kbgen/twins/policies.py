"""`/_kb/policies.<locale>.json`: what the shop promises, in each market, for programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from kbgen.i18n import Values
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.policy import BUTTON
from kbgen.twins.listing import as_line, write_list
from kbgen.twins.machine import by_groups, value_in

FORMAT = 1


def named_values(articles: Iterable[FilledArticle]) -> list[str]:
    """Return the names of the values that articles name, sorted: only those are public."""
    names = {one.reference.name for article in articles for one in article.cited}
    return sorted(name for name in names if not name.startswith(BUTTON))


def policy_list(
    head: Mapping[str, Any], named: Mapping[str, str], values: Values, locale: Locale
) -> bytes:
    """Return the file. head: what comes before the values.

    named: name of each value that is public → what it means; empty: it does not say.
    """
    policies = (_policy(name, means, values, locale) for name, means in named.items())
    lines = (as_line(policy) for policy in policies if policy)
    return write_list({"format": FORMAT, **head}, "policies", lines)


def _policy(name: str, means: str, values: Values, locale: Locale) -> dict[str, Any] | None:
    """Return a value with what it is in each market; None where it has none on this day."""
    markets = values.markets or ("",)
    groups = by_groups(markets, lambda market: value_in(values, name, locale, market))
    by_market = [(names, value) for names, value in groups if value is not None]
    if not by_market:
        return None
    (_, first), *_ = by_market
    return {
        "name": name,
        "type": first["type"],
        **({"means": means} if means else {}),
        "values": [
            {
                "markets": None if len(groups) == 1 else names,
                "text": value["text"],
                "value": value["value"],
            }
            for names, value in by_market
        ],
    }
