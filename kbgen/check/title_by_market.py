"""Titles with a value that is another one elsewhere: a title is shown to all markets alike."""

from collections.abc import Iterator

from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        line = dict(article.meta.lines).get("title")
        for cited in article.cited:
            if line is None or cited.line != line:
                continue
            usual, others = checked.values.by_market(cited.reference, article.locale)
            if others:
                listed = ", ".join(f"{text} in {market}" for market, text in others.items())
                message = f"The title says {usual} to all readers, but it is {listed}"
                hint = f"Leave `{cited.reference.name}` out of the title and say it in the text."
                yield problem("KB712", at(article, "title"), message, hint)


RULE = Rule("title-by-market", "KB712", _run)
