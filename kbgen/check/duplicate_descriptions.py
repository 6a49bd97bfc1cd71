"""Descriptions that two articles share, mostly copied along with a file."""

from collections.abc import Iterator

from kbgen.check.duplicates import repeated
from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article, first in repeated(checked.articles, lambda article: article.meta.description):
        message = f"Duplicate description: also used by {first.source.project_path}"
        hint = "Describe in each what only that article answers."
        yield problem("KB707", key_place(article, "description"), message, hint)


RULE = Rule("duplicate-descriptions", "KB707", _run)
