"""What the events say, and what to do about it."""

from kbgen.report.period import Period, make_period
from kbgen.report.report import Report, make_report, open_source
from kbgen.report.reports import REPORTS
from kbgen.report.source import Source
from kbgen.report.tables import Column, Table
from kbgen.report.wilson import Share, wilson

__all__ = [
    "REPORTS",
    "Column",
    "Period",
    "Report",
    "Share",
    "Source",
    "Table",
    "make_period",
    "make_report",
    "open_source",
    "wilson",
]
