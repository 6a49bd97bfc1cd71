"""The steps of an article, as other tools show them."""

from typing import NamedTuple


class Steps(NamedTuple):
    """The first numbered list of an article that applies to all markets."""

    html: str
    """An `ol`, or empty."""
    texts: tuple[str, ...]
    """Of each step, without markup."""
