"""Titles with a value that differs between markets: all markets see the same title."""

from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.model.locale import Locale
from kbgen.model.policy import Reference, take_references


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article in checked.articles:
        line = dict(article.meta.lines).get("title")
        for cited in article.cited if line is not None else ():
            others = _others(checked, cited.reference, article.locale) if cited.line == line else []
            if others:
                said = checked.values.title(take_references(str(cited.reference)), article.locale)
                message = f"The title says {said} to all readers, but it is {', '.join(others)}"
                hint = f"Leave `{cited.reference.name}` out of the title and say it in the text."
                yield problem("KB712", key_place(article, "title"), message, hint)


def _others(checked: Checked, reference: Reference, locale: Locale) -> list[str]:
    """List the markets where a value differs from the one in titles of a locale."""
    market = checked.project.market_of(locale)
    said = checked.values.in_market(reference, locale, market)
    usual, others = checked.values.by_market(reference, locale)
    differing = [f"{text} in {name}" for name, text in others.items() if text != said]
    return [*differing, f"{usual} elsewhere"] if usual != said else differing


RULE = Rule("title-by-market", "KB712", _run)
