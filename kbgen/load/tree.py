"""Folders as categories, each locale with its own titles and order."""

from collections.abc import Mapping
from posixpath import dirname

from kbgen.config import Project
from kbgen.load.folders import Folders
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.names import folder_title
from kbgen.model.site import Category, CategoryMeta

_LAST = 10**9


class Tree:
    """The categories of all locales. The home page is the category with the empty path."""

    def __init__(
        self,
        project: Project,
        versions: Mapping[tuple[str, Locale], Article],
        urls: Mapping[tuple[str, Locale], str],
        metas: Mapping[tuple[str, Locale], CategoryMeta],
    ) -> None:
        self._project = project
        self._metas = metas
        self._folders = Folders(metas)
        self._shown = {key: versions[key] for key in urls}
        self.categories: dict[tuple[str, Locale], Category] = {}
        for locale in project.locales:
            self._grow(locale)

    def reading(self, locale: Locale, path: str = "") -> tuple[str, ...]:
        """Return the ids of a category and all below it, in reading order."""
        category = self.categories[path, locale]
        ids = list(category.articles)
        for child in category.children:
            ids += self.reading(locale, child)
        return tuple(ids)

    def _grow(self, locale: Locale) -> None:
        articles: dict[str, list[Article]] = {"": []}
        index: dict[str, Article] = {}
        for (_, shown_in), article in self._shown.items():
            if shown_in != locale:
                continue
            folder = article.source.folder
            for path in with_parents(folder):
                articles.setdefault(path, [])
            if article.source.is_index:
                index[folder] = article
            else:
                articles[folder].append(article)
        titles = {path: self._title(path, locale, index.get(path)) for path in articles}
        for path, own in articles.items():
            children = [p for p in articles if p and dirname(p) == path]
            children.sort(key=lambda p: (self._order(p, locale, index.get(p)), titles[p][0], p))
            description, meta_locale = self._described(path, locale)
            text = index.get(path)
            self.categories[path, locale] = Category(
                path=path,
                locale=locale,
                title=titles[path][0],
                title_locale=titles[path][1],
                description=description or (text.description if text else ""),
                description_locale=meta_locale if description else locale,
                icon=self._meta(path, locale).icon,
                url=self._folders.url(path, locale),
                index=text.id if text else "",
                articles=tuple(a.id for a in sorted(own, key=_article_order)),
                children=tuple(children),
                is_series=self._meta(path, locale).series,
            )

    def _metas_of(self, path: str, locale: Locale) -> list[tuple[CategoryMeta, Locale]]:
        """Return the facts of a folder in a locale, and along its fallbacks."""
        chain = (locale, *self._project.fallbacks(locale))
        return [
            (self._metas[path, place], place) for place in chain if (path, place) in self._metas
        ]

    def _meta(self, path: str, locale: Locale) -> CategoryMeta:
        return next((meta for meta, _ in self._metas_of(path, locale)), CategoryMeta())

    def _described(self, path: str, locale: Locale) -> tuple[str, Locale]:
        """Return the description of a folder, and the locale in whose words it is."""
        for meta, place in self._metas_of(path, locale):
            if meta.description or meta.title:  # those of a title with none
                return meta.description, place
        return "", locale

    def _title(self, path: str, locale: Locale, index: Article | None) -> tuple[str, Locale]:
        own = self._metas.get((path, locale), CategoryMeta()).title
        if own:
            return own, locale
        if index is not None:
            return index.title, locale
        for meta, place in self._metas_of(path, locale):
            if meta.title:
                return meta.title, place
        # Folders have names in the language of those who run the site.
        return folder_title(path), self._project.default_locale

    def _order(self, path: str, locale: Locale, index: Article | None) -> int:
        order = self._meta(path, locale).order
        if order is None and index is not None:
            order = index.meta.order
        return _LAST if order is None else order


def _article_order(article: Article) -> tuple[int, str, str]:
    order = article.meta.order
    return (_LAST if order is None else order, article.title, article.id)


def with_parents(folder: str) -> list[str]:
    """Return the folder and all above it, the locale's own (empty) last."""
    paths = [folder]
    while folder:
        folder = dirname(folder)
        paths.append(folder)
    return paths
