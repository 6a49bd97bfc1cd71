"""Run the rules; the project configures their severities."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from kbgen.check.rule import Checked, Rule
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Severity, ordered
from kbgen.errors import KbgenError
from kbgen.text import did_you_mean
from kbgen.toml import line_of

#: For some sites only: they run where `[check] rules` asks for them.
OFF = frozenset({"missing-description"})

Severities = Mapping[str, str]


def severities(project: Project, names: Collection[str]) -> Severities:
    """Return what `[check] rules` says of each rule. names: of all there are.

    Raises KbgenError for rules that are not known; it names every one.
    """
    said = project.config.check.rules
    wrong = []
    for name in said:
        if name not in names:
            line = line_of(project.config_text, ["check", "rules", name])
            hint = did_you_mean(name, names) or f"Rules: {', '.join(sorted(names))}."
            wrong.append(f"{project.file_name}:{line}: rule `{name}` is not known. {hint}")
    if wrong:
        raise KbgenError("\n".join(wrong), "Name the rules in [check] rules as README.md does.")
    return {**dict.fromkeys(OFF, "off"), **dict.fromkeys(OFF & set(said), "warning"), **said}


def run_rules(
    checked: Checked,
    rules: Iterable[Rule],
    said: Severities,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Diagnostic, ...]:
    """Return what the rules find, in the order of places.

    said: how bad what a rule finds is, where its code does not say it; see `severities`.
    stop: asked before each rule; the others are left out.
    """
    found: list[Diagnostic] = []
    for rule in rules:
        severity = said.get(rule.name, "")
        if severity == "off" or stop():
            continue
        some = rule.run(checked)
        if severity:
            some = [replace(one, severity=Severity(severity)) for one in some]
        found += some
    return ordered(found)
