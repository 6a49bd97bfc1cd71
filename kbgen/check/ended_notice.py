"""Notices that are no longer shown."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.config.notices import SHOWN, midnight
from kbgen.diagnostics import Diagnostic, Span, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        notice = article.meta.notice
        if notice and notice.end is not None and notice.end < checked.day:
            message = f"The notice ended on {notice.end}"
            yield problem("KB710", key_place(article, "notice"), message, "Remove it.")
    zone = ZoneInfo(checked.project.config.site.time_zone)
    for status in checked.notices:
        if status.end is not None and status.end <= midnight(checked.day, zone):
            message = f"Notice `{status.id}` ended on {status.table.end}"
            place = Span(path=SHOWN, line=status.line)
            yield problem("KB710", place, message, "Remove it, or give it new dates.")


RULE = Rule("ended-notice", "KB710", _run)
