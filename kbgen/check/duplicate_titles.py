"""Titles that two articles share: they look the same in a list of results."""

from collections.abc import Iterator

from kbgen.check.duplicates import repeated
from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article, first in repeated(checked.articles, lambda article: article.title):
        message = f"Duplicate title: also used by {first.source.project_path}"
        hint = "Say in each title what only this article answers."
        yield problem("KB706", at(article, "title"), message, hint)


RULE = Rule("duplicate-titles", "KB706", _run)
