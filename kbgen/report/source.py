"""The events of a period, as reports read them."""

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Subquery,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from kbgen.feedback.engine import translate_db_errors
from kbgen.feedback.schema import events
from kbgen.intents import Coverage
from kbgen.model.subjects import Subjects
from kbgen.moved import Moves
from kbgen.report.period import MONTH, WEEKS, Period

Found = TypeVar("Found")

#: Distinct queries that a report reads, the most frequent ones. It bounds memory; rarer queries
#: than the 20,000th occur once.
MOST_QUERIES = 20_000


@dataclass
class Source:
    """An open store and a selection of its events; shared values are read once."""

    connection: Connection
    period: Period
    locales: tuple[str, ...] = ()
    """Tags; empty: all."""
    subjects: Subjects | None = None
    """What events can be about; None: anything."""
    coverage: Coverage | None = None
    """What the shop's articles answer; None: unknown, or no shop's."""
    moves: Moves | None = None
    """Finds what addresses without a page mean; None: the site is not known."""
    _found: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def in_period(self) -> ColumnElement[bool]:
        found = and_(events.c.at >= self.period.start, events.c.at < self.period.end)
        return and_(found, events.c.locale.in_(self.locales)) if self.locales else found

    @property
    def is_known(self) -> ColumnElement[bool]:
        """Select events about subjects of the site: anyone can send anything."""
        return self.about(events.c.article_id, events.c.locale)

    def about(self, article: ColumnElement[Any], locale: ColumnElement[Any]) -> ColumnElement[bool]:
        """Select articles and locales of the site, or no article."""
        if self.subjects is None:
            return true()
        # One parameter for all ids: databases limit the number of parameters.
        ids = json.dumps(sorted(self.subjects.articles))
        if self.connection.dialect.name == "postgresql":
            listed = select(func.jsonb_array_elements_text(cast(literal(ids, Text), JSONB)))
        else:
            listed = select(func.json_each(ids).table_valued("value").c.value)
        return and_(
            locale.in_(sorted(self.subjects.locales)), or_(article.is_(None), article.in_(listed))
        )

    @property
    def all_counted(self) -> ColumnElement[bool]:
        """Select events that are not suspicious and about subjects of the site."""
        return and_(events.c.suspicious.is_(None), self.in_period, self.is_known)

    def counted(self, *types: str) -> ColumnElement[bool]:
        """Select such events of some types."""
        return and_(events.c.type.in_(types), self.all_counted)

    @property
    def commented(self) -> ColumnElement[bool]:
        """Select such events with a comment: forms without scripts send it with the vote."""
        return and_(self.counted("vote", "comment"), events.c.comment.is_not(None))

    def last_votes(self, *columns: str) -> Subquery:
        """Return columns of the votes that count; fewer columns sort faster.

        A device's last vote on a revision counts; votes without a device count one by one.
        """
        e = events.c
        device = func.coalesce(e.device, e.id)
        latest = func.row_number().over(
            partition_by=(e.article_id, e.locale, e.revision, device),
            order_by=(e.at.desc(), e.id.desc()),
        )
        wanted = (e[name] for name in columns)
        ranked = select(*wanted, latest.label("latest")).where(self.counted("vote")).subquery()
        return select(ranked).where(ranked.c.latest == 1).subquery()

    def week_of(self, at: ColumnElement[int]) -> ColumnElement[int]:
        """Return the number of a time's week: 0 is the first of the trend, -1 before it."""
        whens = [(at >= start, literal(n)) for n, (start, _) in enumerate(self.period.bounds)]
        return case(*reversed(whens), else_=literal(-1))

    def sums(self, at: ColumnElement[int]) -> tuple[ColumnElement[int], ...]:
        """Return counts of all, of the last month, and of the month before."""
        return func.count(), *map(number_of, self.months(at))

    def months(self, at: ColumnElement[int]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        """Return conditions for a time in the last month, and in the month before."""
        bounds = self.period.bounds
        before, now = bounds[WEEKS - 2 * MONTH][0], bounds[WEEKS - MONTH][0]
        return at >= now, and_(at >= before, at < now)

    def rows(self, statement: Executable) -> Iterator[Any]:
        """Yield the rows of a statement in small chunks. Raises StoreError."""
        with translate_db_errors(self.connection.engine):
            yield from self.connection.execution_options(yield_per=1000).execute(statement)

    def count(self, *conditions: ColumnElement[bool]) -> int:
        """Count the events that meet all conditions. Raises StoreError."""
        (found,) = self.rows(select(func.count()).select_from(events).where(*conditions))
        return int(found[0])

    def once(self, read: Callable[["Source"], Found]) -> Found:
        """Return `read(self)`; it is called the first time only."""
        if read not in self._found:
            self._found[read] = read(self)
        found: Found = self._found[read]
        return found


def number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows of a group that meet a condition."""
    return func.sum(case((condition, 1), else_=0))
