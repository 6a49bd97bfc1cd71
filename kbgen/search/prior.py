"""Readers' votes and clicks, multiplied into the boosts of articles."""

from collections.abc import Iterable, Sequence

from kbgen.model.article import Article
from kbgen.model.search import SearchDoc


def with_prior(
    documents: Sequence[SearchDoc],
    articles: Iterable[Article],
    prior: Iterable[tuple[str, str, str, float]],
) -> tuple[SearchDoc, ...]:
    """Return the documents of articles, in their order, with their boosts multiplied.

    prior: article, tag, revision (empty: any) and factor. Votes on an earlier text do not apply.
    """
    factors = {(article, tag, revision): value for article, tag, revision, value in prior}
    boosted = []
    for document, article in zip(documents, articles, strict=True):
        tag = article.locale.tag
        usual = factors.get((article.id, tag, ""), 1.0)
        factor = factors.get((article.id, tag, article.revision), usual)
        boosted.append(document._replace(boost=round(document.boost * factor, 3)))
    return tuple(boosted)
