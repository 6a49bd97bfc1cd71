"""Translations that are older than the article they are made from."""

from collections.abc import Iterator

from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import pairs
from kbgen.diagnostics import Diagnostic, Span, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for translation, source in pairs(checked):
        ours, theirs = translation.meta.updated, source.meta.updated
        if ours is None or theirs is None or ours >= theirs or source.meta.change == "minor":
            continue
        place = Span(path=translation.source.project_path, line=translation.meta.line("updated"))
        message = f"Translation of {ours}, but its source is of {theirs}"
        hint = (
            f"Compare it with {source.source.project_path} and set `updated: {theirs}`; "
            "if the source changed in form only, say `change: minor` there."
        )
        yield problem("KB405", place, message, hint)


RULE = Rule("stale-translation", "KB405", _run)
