"""Reports on feedback events, and a list of work that follows from them."""

from kbgen.report.missing import read_missing
from kbgen.report.period import Period, make_period
from kbgen.report.report import Report, make_report, open_source
from kbgen.report.reports import REPORTS
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.wilson import Share, wilson
from kbgen.report.work import WORK, Desk, Urls, Work
from kbgen.report.worklist import Worklist, make_worklist, work_table

__all__ = [
    "REPORTS",
    "WORK",
    "Column",
    "Desk",
    "Period",
    "Report",
    "Share",
    "Source",
    "Table",
    "Urls",
    "Work",
    "Worklist",
    "make_period",
    "make_report",
    "make_worklist",
    "open_source",
    "read_missing",
    "wilson",
    "work_table",
]
