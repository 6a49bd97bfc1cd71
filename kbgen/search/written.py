"""What a writer can change about an article that a search finds."""

from collections.abc import Mapping
from typing import NamedTuple

from kbgen.intents import asked_in
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.search.documents import searched_articles


class Written(NamedTuple):
    """An article of a locale as its files say."""

    path: str
    """Of its file, in the project."""
    title: str
    keywords: tuple[str, ...]
    answers: tuple[str, ...]
    """Its intents, named or assumed, without anchors."""
    named_in: str
    """The file that names them, or that should: one of the article's versions."""
    named: tuple[str, ...] | None
    """As written there; None: nothing is."""
    asked: Mapping[str, tuple[str, ...]]
    """How shoppers ask for each intent that it answers, in its language."""


def written_articles(site: Site, locale: Locale) -> dict[str, Written]:
    """Return the articles that a locale's search finds, by id."""
    return {article.id: _written(site, article) for article in searched_articles(site, locale)}


def _written(site: Site, article: FilledArticle) -> Written:
    others = (site.versions[article.id, one] for one in site.translations(article.id))
    versions = (article, *others)
    naming = next((one for one in versions if one.meta.answers is not None), None)
    first = next((one for tag in site.locales for one in versions if one.locale == tag), article)
    answers = site.answers.get(article.key, ())
    intents = tuple(dict.fromkeys(name.partition("#")[0] for name in answers))
    known = asked_in(article.locale)
    return Written(
        path=article.source.project_path,
        title=article.title,
        keywords=article.meta.keywords,
        answers=intents,
        named_in=(naming or first).source.project_path,
        named=naming.meta.answers if naming else None,
        asked={
            name: (known[name].question, *known[name].asked) for name in intents if name in known
        },
    )
