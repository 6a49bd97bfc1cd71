"""What the shop promises in each market, by what its policy values mean."""

from collections.abc import Iterator
from typing import NamedTuple

from kbgen.config import Project
from kbgen.i18n import Values
from kbgen.model.locale import Locale
from kbgen.model.policy import Duration, Form, Money
from kbgen.model.site import Site

#: Kind of a policy's page → the intents of articles that may be it, the likeliest first.
_PAGES = {
    "returns": ("return-window", "start-return", "return-cost", "withdrawal"),
    "shipping": ("delivery-cost", "free-shipping", "delivery-time"),
}


class Promises(NamedTuple):
    """What the shop promises in a market."""

    market: str
    """Empty: the site has none."""
    countries: tuple[str, ...]
    """ISO 3166; never empty."""
    forms: dict[str, Form]
    """By meaning: `kbgen.policy.MEANS`."""

    def money(self, meaning: str) -> Money | None:
        form = self.forms.get(meaning)
        return form if isinstance(form, Money) else None

    def duration(self, meaning: str) -> Duration | None:
        form = self.forms.get(meaning)
        return form if isinstance(form, Duration) else None


def countries_of(project: Project) -> dict[str, tuple[str, ...]]:
    """Return the countries of each market; of the shop, by an empty name, if it has no markets.

    Markets without countries are left out: what no country is named for is read as true everywhere.
    """
    markets = {name: tuple(table.countries) for name, table in project.config.markets.items()}
    if not markets:
        markets = {"": tuple(project.config.organization.countries)}
    return {market: countries for market, countries in markets.items() if countries}


def promises(project: Project, values: Values) -> list[Promises]:
    """Return what the shop promises, market by market."""
    return [
        Promises(market, countries, forms)
        for market, countries in countries_of(project).items()
        if (forms := values.meant(market))
    ]


def policy_page(site: Site, kind: str, home: str) -> str:
    """Return the address, from the site's root, of the page that states a policy; empty: none.

    kind: `returns` or `shipping`. home: the folder of the locale, `en`.
    """
    found = (answering(site, intent, home) for intent in _PAGES[kind])
    return next((site.urls[key] for keys in found for key, _ in keys), "")


def answering(site: Site, intent: str, home: str) -> Iterator[tuple[tuple[str, Locale], bool]]:
    """Yield the articles of a locale that answer an intent, and whether as a whole.

    home: the folder of the locale.
    """
    for key, answers in site.answers.items():
        named = [one for one in answers if one.partition("#")[0] == intent]
        if key[1].segment == home and named:
            yield key, intent in named
