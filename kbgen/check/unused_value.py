"""Unused policy values: forgotten, or typed by hand where they belong."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.check.uses import uses_of
from kbgen.diagnostics import Diagnostic, Span, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    uses = uses_of(checked) if checked.policies.values else {}
    for value in checked.policies.values:
        if not uses[value.name] and not value.means:
            place = Span(path="content/policies.toml", line=value.line)
            hint = f"Write {{{{ policy.{value.name} }}}} where the text says it, or remove it."
            yield problem("KB713", place, f"Policy value `{value.name}` is never used", hint)


RULE = Rule("unused-value", "KB713", _run)
