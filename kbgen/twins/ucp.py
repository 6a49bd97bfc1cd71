"""Universal Commerce Protocol: the links of a checkout to the shop's policies.

Its published schemas (2026-04-08 and 2026-08-25) have no return policy of their own: what they
know is the link, with the well-known types below.
"""

from collections.abc import Mapping

#: Kind of a page → UCP's type of a link.
_TYPES = {"returns": "refund_policy", "shipping": "shipping_policy", "home": "faq"}


def ucp_links(pages: Mapping[str, tuple[str, str]]) -> dict[str, list[dict[str, str]]]:
    """Return the links. pages: kind → title and absolute address."""
    return {
        "links": [
            {"type": _TYPES[kind], "url": url, "title": title}
            for kind, (title, url) in pages.items()
            if url
        ]
    }
