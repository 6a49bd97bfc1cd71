from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCount:
    """Votes on one article in one locale."""

    article_id: str
    locale: str
    yes: int
    no: int

    @property
    def share(self) -> float:
        """Of helpful votes, 0 to 1."""
        return self.yes / (self.yes + self.no)


def count_votes(rows: Iterable[tuple[str, str, int, int]]) -> tuple[VoteCount, ...]:
    """Return the counts, what needs attention first: most "no" votes, then the lowest share."""
    counts = [
        VoteCount(article_id=article, locale=locale, yes=yes, no=no)
        for article, locale, yes, no in rows
    ]
    return tuple(sorted(counts, key=lambda c: (-c.no, c.share, c.article_id, c.locale)))
