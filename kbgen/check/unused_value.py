"""Unused policy values: forgotten, or typed by hand where they belong."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.check.uses import uses_of
from kbgen.diagnostics import Diagnostic, Span, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    uses = uses_of(checked) if checked.policies.values else {}
    for value in checked.policies.values:
        if not uses[value.name]:
            place = Span(path="content/policies.toml", line=value.line)
            hint = f"Write {{{{ policy.{value.name} }}}} where it is said, or take it out."
            yield problem("KB713", place, f"Nobody uses the value `{value.name}`", hint)


RULE = Rule("unused-value", "KB713", _run)
