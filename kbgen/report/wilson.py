"""Shares of few answers: how far they can be believed."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

#: Of intervals of 95 %.
Z = NormalDist().inv_cdf(0.975)


class Share(NamedTuple):
    """A part of a whole, 0 to 1, and between which it lies with 95 % certainty."""

    value: float
    low: float
    high: float

    def is_apart(self, other: "Share") -> bool:
        """Tell whether the two intervals have nothing in common."""
        return self.low > other.high or self.high < other.low


def wilson(count: int, total: int) -> Share | None:
    """Return `count` of `total` as a share with its score interval; None of nothing.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference. Journal of
    the American Statistical Association 22 (1927), 209-212. It stays within 0 and 1, and holds
    for few answers, where count/total plus and minus a deviation does not.
    """
    if total <= 0:
        return None
    share = count / total
    spread = 1 + Z * Z / total
    middle = (share + Z * Z / (2 * total)) / spread
    reach = Z / spread * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    # At the ends the bound is the end itself, which floating point misses by a hair.
    low = 0.0 if count <= 0 else max(0.0, middle - reach)
    high = 1.0 if count >= total else min(1.0, middle + reach)
    return Share(share, low, high)
