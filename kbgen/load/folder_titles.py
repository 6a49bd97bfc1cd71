"""Titles of folders that readers see in another language."""

from collections.abc import Iterable, Iterator, Mapping

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.tree import with_parents
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import CategoryMeta


def check_titles(
    project: Project,
    articles: Iterable[Article],
    metas: Mapping[tuple[str, Locale], CategoryMeta],
) -> Iterator[Diagnostic]:
    """Report folders with articles of a locale whose title comes from a fallback's file."""
    titled = {key for key, meta in metas.items() if meta.title}
    held: dict[tuple[str, Locale], Article] = {}
    for article in articles:
        if article.source.is_index:
            titled.add((article.source.folder, article.locale))
            continue
        for folder in with_parents(article.source.folder):
            held.setdefault((folder, article.locale), article)
    for (folder, locale), article in sorted(held.items()):
        if not folder or (folder, locale) in titled:
            continue
        others = [
            metas[folder, fallback]
            for fallback in project.fallbacks(locale)
            if (folder, fallback) in metas
        ]
        if not others or not others[0].title:
            continue
        path = f"content/{article.source.path.partition('/')[0]}/{folder}/_category.toml"
        message = f"The folder has no title in {locale}: readers see `{others[0].title}`"
        yield problem("KB118", Span(path=path), message, 'Add a line title = "…" to this file.')
