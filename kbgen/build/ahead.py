"""Errors that will appear on later days although no file changes."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from kbgen.build.checks import to_check
from kbgen.build.composed import Composed
from kbgen.check import CHECKS, run_rules
from kbgen.check.run import Severities
from kbgen.diagnostics import Diagnostic
from kbgen.load import after

#: How far to look ahead, and at how many days: each costs as much as a check without compiling.
HORIZON = dt.timedelta(days=31)
MOST = 5
#: Rules that warn in advance themselves, or need all articles together.
_NOT_AHEAD = frozenset(
    {
        *("overdue-review", "expiry", "ended-notice", "ending-value"),
        *("unused-value", "unused-files", "orphans", "decided-tasks"),
    }
)


def next_days(composed: Composed) -> tuple[dt.date, ...]:
    """Return the next days on which articles come or go, or policy values change."""
    days = set(composed.site.turns)
    for value in composed.workspace.wording.policies.values:
        days.update(period.first for period in value.periods if period.first)
        days.update(day for period in value.periods for day in after(period.last))
    days.update(day for notice in composed.workspace.notices for day in notice.days)
    today = composed.workspace.values.day
    return tuple(sorted(day for day in days if today < day and day - today <= HORIZON))[:MOST]


def findings_ahead(
    now: Composed,
    known: tuple[Diagnostic, ...],
    severities: Severities,
    compose_on: Callable[[dt.date], Composed],
) -> Iterator[Diagnostic]:
    """Yield findings that first appear on a later day, each once, with that day in its message.

    known: today's findings. compose_on: returns the site of a day.
    """
    rules = [rule for rule in CHECKS if rule.name not in _NOT_AHEAD]
    seen = {_without(now.workspace.values.day, finding) for finding in known}
    shown = set(now.site.versions)
    for day in next_days(now):
        then = compose_on(day)
        checked = to_check(then)
        fresh = tuple(article for article in checked.articles if article.key not in shown)
        shown.update(then.site.versions)
        of_rules = run_rules(replace(checked, articles=fresh, beside=()), rules, severities)
        for finding in (*then.diagnostics, *of_rules):
            if _without(day, finding) not in seen:
                seen.add(_without(day, finding))
                yield replace(finding, message=f"From {day} on: {finding.message}")


def _without(day: dt.date, finding: Diagnostic) -> Diagnostic:
    """Return a finding without a day in its message, to compare it with others."""
    return replace(finding, message=finding.message.replace(str(day), ""))
