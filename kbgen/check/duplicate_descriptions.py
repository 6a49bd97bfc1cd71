"""Descriptions that two articles share, mostly copied along with a file."""

from collections.abc import Iterator

from kbgen.check.duplicates import repeated
from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article, first in repeated(checked.articles, lambda article: article.meta.description):
        message = f"Duplicate description: also used by {first.source.project_path}"
        hint = "Say in each what only this article answers."
        yield problem("KB707", at(article, "description"), message, hint)


RULE = Rule("duplicate-descriptions", "KB707", _run)
