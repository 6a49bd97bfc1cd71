"""Universal Commerce Protocol: links and policies of a checkout.

`policies` came with version 2026-08-25 (schemas/common/types/policy.json): a type and a description
that people can read. Fields for the numbers were only proposed (policy_return.json, 2026-07-24) and
are left out.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

#: Kind of a page → UCP's type of a link.
_LINKS = {"returns": "refund_policy", "shipping": "shipping_policy", "home": "faq"}
#: Intent that an article answers → UCP's type of a policy.
POLICIES = {
    "return-window": "dev.ucp.shopping.policy.return",
    "warranty": "dev.ucp.shopping.policy.warranty",
}


class PolicyText(NamedTuple):
    """What an article says of a policy in a country."""

    intent: str
    """A key of `POLICIES`."""
    country: str
    text: str
    url: str
    """Absolute."""


def ucp(
    pages: Mapping[str, tuple[str, str]], policies: Iterable[PolicyText]
) -> dict[str, list[dict[str, str]] | dict[str, list[dict[str, object]]]]:
    """Return the links, and the policies by country: a response holds those of its buyer.

    pages: kind → title and absolute address.
    """
    links = [
        {"type": _LINKS[kind], "url": url, "title": title}
        for kind, (title, url) in pages.items()
        if url
    ]
    by_country: dict[str, list[dict[str, object]]] = {}
    for intent, country, text, url in policies:
        policy: dict[str, object] = {
            "type": POLICIES[intent],
            "description": {"plain": text},
            "url": url,
        }
        by_country.setdefault(country, []).append(policy)
    return {"links": links, "policies": by_country}
