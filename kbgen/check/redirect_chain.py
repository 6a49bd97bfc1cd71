"""Redirects to an address that is redirected itself: its next rename breaks both."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.toml import line_of
from kbgen.urls import AddressError, page_path


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project, ends = checked.project, dict(checked.site.redirects)
    for written, goal in project.config.redirects.items():
        start, way = _path(written), _path(goal.partition("#")[0])
        if way in ends and start in ends and way != start:
            line = line_of(project.config_text, ["redirects", written])
            end = ends[start] if "://" in ends[start] else f"/{ends[start]}"
            message = f"Redirect from `{written}` leads to `{goal}`, which is redirected itself"
            hint = f'Write "{written}" = "{end}".'
            yield problem("KB214", Span(path=project.file_name, line=line), message, hint)


def _path(written: str) -> str:
    try:
        return page_path(written)
    except AddressError:
        return ""  # another site; or it is reported where it is read


RULE = Rule("redirect-chain", "KB214", _run)
