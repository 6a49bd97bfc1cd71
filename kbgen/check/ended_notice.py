"""Notices that are no longer shown."""

from collections.abc import Iterator

from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        notice = article.meta.notice
        if notice and notice.end is not None and notice.end < checked.day:
            message = f"The notice ended on {notice.end}"
            yield problem("KB710", at(article, "notice"), message, "Take it out.")


RULE = Rule("ended-notice", "KB710", _run)
