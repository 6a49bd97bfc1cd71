"""Shares with their confidence intervals."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

#: For intervals of 95 %.
Z = NormalDist().inv_cdf(0.975)


class Share(NamedTuple):
    """A share, 0 to 1, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float

    def is_apart(self, other: "Share") -> bool:
        """Tell whether the two intervals do not overlap."""
        return self.low > other.high or self.high < other.low


def wilson(count: int, total: int) -> Share | None:
    """Return `count` of `total` as a share with its score interval; None if `total` is 0.

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
    # At 0 and 1 the bound is exact, which floating point misses by a hair.
    low = 0.0 if count <= 0 else max(0.0, middle - reach)
    high = 1.0 if count >= total else min(1.0, middle + reach)
    return Share(share, low, high)
