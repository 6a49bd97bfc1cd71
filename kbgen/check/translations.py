"""Which article is a translation of which."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kbgen.check.rule import Checked
from kbgen.model.article import Article


class Pair(NamedTuple):
    """A translation and its source: in the default locale, else in a locale it falls back to."""

    translation: Article
    source: Article


def pairs(checked: Checked, articles: Iterable[Article] = ()) -> Iterator[Pair]:
    """Yield every translation with its source, those of one source one after another.

    articles: to pair; else those of the site.
    """
    project = checked.project
    own = {article.key: article for article in articles or checked.articles}
    for article in sorted(own.values(), key=lambda one: (one.id, one.source.path)):
        if article.locale == project.default_locale:
            continue
        for locale in (project.default_locale, *project.fallbacks(article.locale)):
            source = own.get((article.id, locale))
            if source is not None and locale != article.locale:
                yield Pair(article, source)
                break
