"""Readers without an answer and without a way to ask a person.

A project without any channel has decided so; only one that forgot some of its readers is reported.
"""

from collections.abc import Iterator

from kbgen.check.places import at
from kbgen.check.rule import Checked, Rule
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.locale import Locale
from kbgen.toml import line_of


def _run(checked: Checked) -> Iterator[Diagnostic]:
    project, config = checked.project, checked.project.config
    if config.contact.channels:
        place = Span(path=project.file_name, line=line_of(project.config_text, ["contact"]))
        for locale in project.locales:
            if not _reaches(project, locale, project.market_of(locale)):
                hint = f"Add one to [[contact.channels]], or `{locale}` to the locales of one."
                yield problem("KB711", place, f"Readers of {locale} have no way to ask", hint)
        for market, table in config.markets.items():
            locales = [Locale(tag) for tag in table.locales] or project.locales
            if not any(_reaches(project, locale, market) for locale in locales):
                hint = f"Add one to [[contact.channels]], or `{market}` to the markets of one."
                yield problem("KB711", place, f"Readers in {market} have no way to ask", hint)
    for article in checked.articles:
        locale = article.locale
        if not article.meta.feedback and not _reaches(project, locale, project.market_of(locale)):
            message = "The article takes no feedback, and its readers have no way to ask"
            hint = f"Take `feedback: false` out, or add a contact channel for {locale}."
            yield problem("KB711", at(article, "feedback"), message, hint)


def _reaches(project: Project, locale: Locale, market: str) -> bool:
    """Tell whether readers of a locale in a market (empty: none is named) have a channel."""
    return any(
        (channel.locales is None or locale.tag in channel.locales)
        and (channel.markets is None or not market or market in channel.markets)
        for channel in project.config.contact.channels
    )


RULE = Rule("contact-dead-end", "KB711", _run)
