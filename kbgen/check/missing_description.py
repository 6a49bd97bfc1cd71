"""Articles without a description of their own. Off, unless `[check] rules` asks for it.

The beginning of the text stands in for it, which is good enough for many sites.
"""

from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        if not article.meta.description and not article.source.is_index:
            message = "The article has no description; search results show its first words"
            hint = "Add `description: …`: what the article answers, in one sentence."
            yield problem("KB705", key_place(article, "title"), message, hint)


RULE = Rule("missing-description", "KB705", _run)
