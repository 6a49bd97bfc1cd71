"""Policy values that end soon, or have ended, and say nothing of what comes then."""

import datetime as dt
from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem

#: How early it is reported: time enough to ask whoever decides it.
SOON = dt.timedelta(days=14)


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for value in checked.policies.values:
        lasts = [period.last for period in value.periods]
        if not lasts or None in lasts:
            continue
        last = max(day for day in lasts if day is not None)
        if last == dt.date.max:
            continue
        if last - checked.day <= SOON and value.on(last + dt.timedelta(days=1)) is None:
            ends = "ended" if last < checked.day else "ends"
            message = f"The value `{value.name}` {ends} on {last}, and nothing follows"
            hint = "Add what counts from then on: [{ …, valid_until }, { …, valid_from }]."
            place = Span(path="content/policies.toml", line=value.line)
            yield problem("KB714", place, message, hint)


RULE = Rule("ending-value", "KB714", _run)
