"""A site as search sees it."""

from collections.abc import Collection

from kbgen.analysis import read_synonyms
from kbgen.config import Project, line_of
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.search import Pin, SearchCorpus, SearchDoc
from kbgen.model.site import Site
from kbgen.text import did_you_mean

#: What `promoted: true` multiplies scores with: enough to come first among equals.
PROMOTED = 1.15


def search_corpus(
    project: Project, site: Site, locale: Locale, indexed: Collection[Locale] | None = None
) -> SearchCorpus:
    """Return all that a locale's index is made from. indexed: those that have one, if not all."""
    settings = project.config.search
    # The synonyms of a language serve all its locales.
    tags = dict.fromkeys((locale.language, locale.tag))
    synonyms = [entry for tag in tags for entry in settings.synonyms.get(tag, ())]
    nearest = (*project.fallbacks(locale), project.default_locale, *site.locales)
    return SearchCorpus(
        locale=locale,
        documents=_documents(site, locale),
        synonyms=read_synonyms(entry.model_dump() for entry in synonyms),
        pins=tuple(
            Pin(queries=tuple(pin.queries), article=pin.article)
            for pin in settings.pinned
            if pin.locales is None or locale.tag in pin.locales
        ),
        others=tuple(
            other.tag
            for other in dict.fromkeys(nearest)
            if other != locale and (indexed is None or other in indexed)
        ),
    )


def _documents(site: Site, locale: Locale) -> tuple[SearchDoc, ...]:
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
            boost=_boost(article),
        )
        for article in site.articles
        if article.locale == locale and not article.meta.search.exclude
    )


def _boost(article: Article) -> float:
    return round(article.meta.search.boost * (PROMOTED if article.meta.promoted else 1), 3)


def check_pins(project: Project, site: Site) -> list[Diagnostic]:
    """Report pinned articles that do not exist, or that search leaves out."""
    found = []
    ids = {article.id for article in site.articles}
    searchable = {(a.id, a.locale.tag) for a in site.articles if not a.meta.search.exclude}
    for number, pin in enumerate(project.config.search.pinned):
        wanted = pin.locales or [locale.tag for locale in site.locales]
        message = hint = ""
        if pin.article not in ids:
            message = f"Pinned article `{pin.article}` does not exist"
            hint = did_you_mean(pin.article, ids) or "Write the id: its path below the locale."
        elif all((pin.article, tag) not in searchable for tag in wanted):
            message = f"Pinned article `{pin.article}` is not searched in {', '.join(wanted)}"
            hint = "Translate it, take `search` out of its front matter, or take out the pin."
        if not message:
            continue
        line = line_of(project.config_text, ["search", "pinned", str(number), "article"])
        found.append(problem("KB601", Span(path=project.file_name, line=line), message, hint))
    return found
