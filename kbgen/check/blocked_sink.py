"""Analytics that the policy of `_headers` would block.

Only a directive that names no host at all is reported: the shop may host the tool elsewhere.
"""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.sinks import SINKS
from kbgen.toml import line_of


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project = checked.project
    policy = {str(name) for name, sources in project.config.hosting.csp.items() if sources}
    line = line_of(project.config_text, ["feedback", "sinks"])
    for name in project.config.feedback.used_sinks:
        blocked = {k: host for k, host in SINKS[name].hosts.items() if k not in policy}
        if blocked:
            listed = " and ".join(blocked)
            message = f"Sink `{name}` needs a host in {listed}, which the policy does not name"
            lines = ", ".join(f'{directive} = ["{host}"]' for directive, host in blocked.items())
            hint = f"Write [hosting] csp = {{ {lines} }}, or name the host of your own."
            yield problem("KB725", Span(path=project.file_name, line=line), message, hint)


RULE = Rule("blocked-sink", "KB725", _run)
