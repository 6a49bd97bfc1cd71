"""The reports, in the order of the page. A new one is one file and one line here."""

from collections.abc import Callable

from kbgen.report.reports.agents import agents
from kbgen.report.reports.changes import changes
from kbgen.report.reports.comments import comments
from kbgen.report.reports.compared import compared
from kbgen.report.reports.contacts import contacts
from kbgen.report.reports.deflected import deflected
from kbgen.report.reports.former import former
from kbgen.report.reports.helpful import helpful
from kbgen.report.reports.hours import hours
from kbgen.report.reports.missing import missing
from kbgen.report.reports.queries import queries
from kbgen.report.reports.repeats import repeats
from kbgen.report.reports.rewrites import rewrites
from kbgen.report.reports.scores import scores
from kbgen.report.reports.searches import searches
from kbgen.report.reports.unanswered import unanswered
from kbgen.report.reports.weeks import weeks
from kbgen.report.source import Source
from kbgen.report.tables import Table

REPORTS: tuple[Callable[[Source], tuple[Table, ...]], ...] = (
    weeks,
    changes,
    helpful,
    compared,
    rewrites,
    comments,
    searches,
    unanswered,
    queries,
    missing,
    contacts,
    deflected,
    repeats,
    hours,
    scores,
    agents,
    former,
)
