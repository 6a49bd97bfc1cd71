"""Redirects whose goal is a former address, too: the next rename of it breaks both."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.toml import line_of


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project, ends = checked.project, dict(checked.site.redirects)
    for written, goal in project.config.redirects.items():
        way = f"{goal.partition('#')[0].strip('/')}/"
        start = f"{written.strip('/')}/"
        if way in ends and start in ends and way != start:
            line = line_of(project.config_text, ["redirects", written])
            end = ends[start] if "://" in ends[start] else f"/{ends[start]}"
            message = f"Redirect from `{written}` leads to `{goal}`, which is redirected itself"
            hint = f'Write "{written}" = "{end}".'
            yield problem("KB214", Span(path=project.file_name, line=line), message, hint)


RULE = Rule("redirect-chain", "KB214", _run)
