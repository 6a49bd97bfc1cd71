"""Translations that are older than their source."""

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
        message = f"The translation dates from {ours}, its source from {theirs}"
        hint = (
            f"Compare it with {source.source.project_path} and set `updated: {theirs}`; "
            "if only its form changed, set `change: minor` in the source."
        )
        yield problem("KB405", place, message, hint)


RULE = Rule("stale-translation", "KB405", _run)
