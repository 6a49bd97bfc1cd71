"""Articles that are paired as translations and have next to nothing in common."""

from collections.abc import Iterator

from kbgen.check.likeness import are_alike, share_of
from kbgen.check.prose import prose_of
from kbgen.check.rule import Checked, Rule
from kbgen.check.translations import pairs
from kbgen.diagnostics import Diagnostic, Span, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for pair in pairs(checked):
        ours, theirs = (prose_of(checked, article) for article in pair)
        if are_alike(ours, theirs):
            continue
        share = round(100 * share_of(ours, theirs))
        message = f"This is not a translation of {theirs.written.path}"
        hint = (
            f"They share {share} % of their figures, values, links and sections. Translate it "
            "again, or give each its own `id`; until then nothing else in it is compared."
        )
        yield problem("KB408", Span(path=ours.written.path), message, hint)


RULE = Rule("unrelated-translation", "KB408", _run)
