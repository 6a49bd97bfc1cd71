"""Runs the rules; the project configures their severities."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from kbgen.check.rule import Checked, Rule
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Severity, ordered
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean
from kbgen.toml import line_of

#: Run only where `[check] rules` enables them.
OFF = frozenset({"missing-description", "suggested-answers", "suggested-means", "unanswered"})

Severities = Mapping[str, str]


def severities(project: Project, names: Collection[str]) -> Severities:
    """Return what `[check] rules` sets for each rule. names: of all rules.

    Raises KbgenError for unknown rules; it names every one.
    """
    configured = project.config.check.rules
    wrong = []
    for name in configured:
        if name not in names:
            line = line_of(project.config_text, ["check", "rules", name])
            hint = did_you_mean(name, names) or f"Rules: {', '.join(sorted(names))}."
            wrong.append(f"{project.file_name}:{line}: unknown rule `{name}`. {hint}")
    if wrong:
        hint = "The documentation lists all rules: Reference, Check rules."
        raise KbgenError("\n".join(wrong), hint)
    return {
        **dict.fromkeys(OFF, "off"),
        **dict.fromkeys(OFF & set(configured), "warning"),
        **configured,
    }


def run_rules(
    checked: Checked,
    rules: Iterable[Rule],
    severity_of: Severities,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Diagnostic, ...]:
    """Return the findings of the rules, ordered by place.

    severity_of: the severities that differ from those of the codes; see `severities`.
    stop: called before each rule; True skips the rest.
    """
    findings: list[Diagnostic] = []
    for rule in rules:
        severity = severity_of.get(rule.name, "")
        if severity == "off" or stop():
            continue
        results = rule.run(checked)
        if severity:
            results = [replace(one, severity=Severity(severity)) for one in results]
        findings += results
    return ordered(findings)
