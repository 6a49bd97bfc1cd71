"""Articles as search sees them."""

from kbgen.model.locale import Locale
from kbgen.model.search import SearchDoc
from kbgen.model.site import Site


def search_documents(site: Site, locale: Locale) -> tuple[SearchDoc, ...]:
    """Return the articles that a locale has of its own, sorted by id.

    Folder texts are left out: they repeat the titles of what they lead to.
    """
    return tuple(
        SearchDoc(
            id=article.id,
            url=site.urls[article.id, locale],
            title=article.title,
            description=article.description,
            category=site.categories[article.source.folder, locale].title,
            keywords=article.meta.keywords,
            sections=article.body.sections,
        )
        for article in site.articles
        if article.locale == locale and article.meta.searchable
    )
