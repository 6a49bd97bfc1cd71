"""What will be wrong on the next days that change the site, though nobody edits a file."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from kbgen.build.checks import to_check
from kbgen.build.composed import Composed
from kbgen.check import CHECKS, run_rules
from kbgen.check.run import Severities
from kbgen.diagnostics import Diagnostic
from kbgen.load import after

#: How far ahead is looked, and at how many days: each costs as much as a check without compiling.
HORIZON = dt.timedelta(days=31)
MOST = 5
#: Rules that warn ahead by themselves, or look at all articles together.
_NOT_AHEAD = frozenset(
    {"overdue-review", "expiry", "ended-notice", "ending-value", "unused-value", "orphans"}
)


def next_days(composed: Composed) -> tuple[dt.date, ...]:
    """Return the next days on which articles come or go, or policy values change."""
    days = set(composed.site.turns)
    for value in composed.workspace.wording.policies.values:
        days.update(period.first for period in value.periods if period.first)
        days.update(day for period in value.periods for day in after(period.last))
    today = composed.workspace.values.day
    return tuple(sorted(day for day in days if today < day and day - today <= HORIZON))[:MOST]


def findings_ahead(
    now: Composed,
    known: tuple[Diagnostic, ...],
    said: Severities,
    compose_on: Callable[[dt.date], Composed],
) -> Iterator[Diagnostic]:
    """Yield what is wrong from a later day on, each once, with that day in its message.

    known: what is wrong today. compose_on: returns the site of a day.
    """
    rules = [rule for rule in CHECKS if rule.name not in _NOT_AHEAD]
    seen = {_without(now.workspace.values.day, one) for one in known}
    shown = set(now.site.versions)
    for day in next_days(now):
        then = compose_on(day)
        checked = to_check(then)
        fresh = tuple(article for article in checked.articles if article.key not in shown)
        shown.update(then.site.versions)
        found = run_rules(replace(checked, articles=fresh, beside=()), rules, said)
        for one in (*then.diagnostics, *found):
            if _without(day, one) not in seen:
                seen.add(_without(day, one))
                yield replace(one, message=f"From {day} on: {one.message}")


def _without(day: dt.date, found: Diagnostic) -> Diagnostic:
    """Return a finding as it is on any day."""
    return replace(found, message=found.message.replace(str(day), ""))
