"""Finds articles of a locale with the same title or description."""

from collections.abc import Callable, Iterable, Iterator

from kbgen.model.article import Article
from kbgen.text import squash


def repeated(
    articles: Iterable[Article], text_of: Callable[[Article], str]
) -> Iterator[tuple[Article, Article]]:
    """Yield each article whose text another one of its locale has, with the first that has it."""
    first: dict[tuple[str, str], Article] = {}
    for article in articles:
        text = squash(text_of(article)).casefold()
        if text:
            other = first.setdefault((article.locale.tag, text), article)
            if other is not article:
                yield article, other
