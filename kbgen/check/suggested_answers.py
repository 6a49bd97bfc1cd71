"""Intents that an article seems to answer and does not name."""

import json
from collections.abc import Iterator

from kbgen.check.places import key_place
from kbgen.check.rule import Checked, Rule
from kbgen.diagnostics import Diagnostic, problem
from kbgen.intents.answers import likely
from kbgen.model.article import Article


def suggestions(checked: Checked) -> Iterator[tuple[Article, tuple[str, ...]]]:
    """Yield the articles of the default locale that name no intents, and those they may answer."""
    site = checked.site
    for article in site.articles(checked.project.default_locale):
        versions = (site.versions[article.id, one] for one in site.translations(article.id))
        if any(one.meta.answers is not None for one in versions):
            continue
        if names := likely(article):
            yield article, names


def line_for(names: tuple[str, ...]) -> str:
    """Return the line of front matter that names intents."""
    return f"answers: {json.dumps(list(names))}".replace('"', "")


def _run(checked: Checked) -> Iterator[Diagnostic]:
    for article, names in suggestions(checked):
        message = f"Shoppers may ask for this as {', '.join(f'`{name}`' for name in names)}"
        hint = f"Name what it answers: `{line_for(names)}`. --fix adds that line."
        yield problem("KB732", key_place(article, "title"), message, hint)


RULE = Rule("suggested-answers", "KB732", _run)
