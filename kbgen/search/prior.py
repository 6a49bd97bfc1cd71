"""What readers' votes and clicks say of articles, multiplied into their boosts."""

from collections.abc import Iterable, Sequence

from kbgen.model.article import Article
from kbgen.model.search import SearchDoc


def with_prior(
    documents: Sequence[SearchDoc],
    articles: Iterable[Article],
    prior: Iterable[tuple[str, str, str, float]],
) -> tuple[SearchDoc, ...]:
    """Return the documents of articles, in their order, with other boosts.

    prior: article, tag, revision (empty: any) and factor. Votes on a former text say nothing.
    """
    factors = {(article, tag, revision): value for article, tag, revision, value in prior}
    found = []
    for document, article in zip(documents, articles, strict=True):
        tag = article.locale.tag
        anyway = factors.get((article.id, tag, ""), 1.0)
        factor = factors.get((article.id, tag, article.revision), anyway)
        found.append(document._replace(boost=round(document.boost * factor, 3)))
    return tuple(found)
