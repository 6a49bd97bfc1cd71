"""Run all reports on a store."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kbgen.feedback import EventStore
from kbgen.feedback.engine import translate_db_errors
from kbgen.intents import Coverage
from kbgen.model.subjects import Subjects
from kbgen.moved import Moves
from kbgen.report.period import Period
from kbgen.report.readers import read_readers
from kbgen.report.reports import REPORTS
from kbgen.report.source import Source
from kbgen.report.tables import Table
from kbgen.report.totals import Totals, read_totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    site: str
    """Its name."""
    first: dt.date | None
    last: dt.date
    locales: tuple[str, ...]
    """Empty: all."""
    totals: Totals
    readers: str
    """How readers were counted."""
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table | None:
        return next((table for table in self.tables if table.name == name), None)


@contextmanager
def open_source(
    store: EventStore,
    period: Period,
    locales: tuple[str, ...] = (),
    subjects: Subjects | None = None,
) -> Iterator[Source]:
    """Open the events of a period, in one snapshot. Raises StoreError.

    subjects: what events can be about; others are counted apart.
    """
    engine = store.engine
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with translate_db_errors(engine):
        connection = engine.connect()
    with connection:
        yield Source(connection, period, locales, subjects)


def make_report(
    source: Source, site: str, coverage: Coverage | None = None, moves: Moves | None = None
) -> Report:
    """Run all reports.

    coverage, moves: what the shop's articles answer and where its addresses lead, if known.
    """
    source = replace(source, coverage=coverage, moves=moves)
    return Report(
        site=site,
        first=source.period.first,
        last=source.period.last,
        locales=source.locales,
        totals=read_totals(source),
        readers=source.once(read_readers).about,
        tables=tuple(table for make in REPORTS for table in make(source)),
    )
