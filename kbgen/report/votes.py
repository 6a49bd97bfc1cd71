"""The votes that count, grouped by everything that reports distinguish."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from sqlalchemy import case, func, select

from kbgen.report.kinds import Trend
from kbgen.report.period import WEEKS
from kbgen.report.source import Source, number_of
from kbgen.report.wilson import Share, wilson

Key = TypeVar("Key", bound=Hashable)


class Ballot(NamedTuple):
    """Votes that differ only in their value."""

    article_id: str
    locale: str
    market: str
    revision: str
    reason: str
    """Empty: none."""
    query: str
    """The search that led there; empty: unknown."""
    week: int
    """Week of the trend; -1: before it."""
    yes: int
    no: int
    first: int
    """When the first one was cast, in milliseconds."""
    last_no: int
    """When the last "no" was cast; 0: none was."""


@dataclass(slots=True)
class Tally:
    """Votes on something."""

    yes: int = 0
    no: int = 0
    first: int = 0
    last_no: int = 0
    weeks: dict[int, list[int]] = field(default_factory=dict)
    """Week → (yes, all)."""

    def add(self, ballot: Ballot) -> None:
        self.first = min(self.first, ballot.first) if self.total else ballot.first
        self.last_no = max(self.last_no, ballot.last_no)
        self.yes += ballot.yes
        self.no += ballot.no
        week = self.weeks.setdefault(ballot.week, [0, 0])
        week[0] += ballot.yes
        week[1] += ballot.yes + ballot.no

    @property
    def total(self) -> int:
        return self.yes + self.no

    @property
    def share(self) -> Share | None:
        return wilson(self.yes, self.total)

    @property
    def trend(self) -> Trend:
        counts = [self.weeks.get(week, (0, 0)) for week in range(WEEKS)]
        return tuple(yes / total if total else None for yes, total in counts)

    def within(self, weeks: Iterable[int]) -> Share | None:
        """Return the share of some weeks."""
        counts = [self.weeks.get(week, (0, 0)) for week in weeks]
        return wilson(sum(yes for yes, _ in counts), sum(total for _, total in counts))


def read_votes(source: Source) -> tuple[Ballot, ...]:
    names = ("article_id", "locale", "market", "revision", "reason", "query", "at", "value")
    votes = source.last_votes(*names).c
    week = source.week_of(votes.at).label("week")
    groups = (*(votes[name] for name in names[:6]), week)
    yes, no = number_of(votes.value == "yes"), number_of(votes.value == "no")
    last_no = func.max(case((votes.value == "no", votes.at), else_=0))
    counts = (yes, no, func.min(votes.at), last_no)
    found = source.rows(select(*groups, *counts).group_by(*groups))
    return tuple(sorted(Ballot._make((*_texts(row[:6]), *row[6:])) for row in found))


def _texts(values: Iterable[str | None]) -> Iterator[str]:
    return (value or "" for value in values)


def tallies(ballots: Iterable[Ballot], key: Callable[[Ballot], Key]) -> dict[Key, Tally]:
    """Count votes, grouped by `key`."""
    found: dict[Key, Tally] = {}
    for ballot in ballots:
        found.setdefault(key(ballot), Tally()).add(ballot)
    return found


def article_tallies(source: Source) -> dict[tuple[str, str], Tally]:
    """Count votes by article and locale."""
    return tallies(source.once(read_votes), lambda ballot: (ballot.article_id, ballot.locale))
