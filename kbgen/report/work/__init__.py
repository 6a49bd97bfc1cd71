"""Sources of work. A new one is one file and one line here."""

from collections.abc import Callable, Iterable

from kbgen.report.work.bad_votes import bad_votes
from kbgen.report.work.comments import comments
from kbgen.report.work.contacts import contacts
from kbgen.report.work.desk import Desk, Urls, Work
from kbgen.report.work.empty_searches import empty_searches
from kbgen.report.work.findings import findings
from kbgen.report.work.missing import missing
from kbgen.report.work.translations import translations

WORK: tuple[Callable[[Desk], Iterable[Work]], ...] = (
    bad_votes,
    comments,
    empty_searches,
    contacts,
    missing,
    translations,
    findings,
)

__all__ = ["WORK", "Desk", "Urls", "Work"]
