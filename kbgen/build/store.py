"""Compiled articles of earlier builds, read from the cache when a site asks for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from kbgen.build.cache import Cache, CacheCorruptError
from kbgen.i18n import Values
from kbgen.model.article import Article, FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.site import Site

#: Id of an article, and the locale that shows it.
VersionKey = tuple[str, Locale]


class ArticleStore:
    """Articles by the key of their result, each read and filled once."""

    def __init__(
        self, cache: Cache, values: Values, compiled: Mapping[str, FilledArticle] | None = None
    ) -> None:
        """Open the store. compiled: articles in memory already, by the key of their result."""
        self._cache = cache
        self._values = values
        self._articles = dict(compiled or {})

    def get(self, result: str) -> FilledArticle:
        """Return an article by its key. Raises CacheCorruptError where it is missing."""
        if result not in self._articles:
            self.prefetch([result])
        return self._articles[result]

    def put(self, result: str, article: FilledArticle) -> None:
        """Put another article in the place of a result."""
        self._articles[result] = article

    def prefetch(self, results: Iterable[str]) -> None:
        """Read many articles at once. Raises CacheCorruptError where one is missing."""
        missing = {result for result in results if result not in self._articles}
        loaded: Mapping[str, Article] = self._cache.load(missing)
        if len(loaded) < len(missing):
            raise CacheCorruptError
        fill = self._values.fill_article
        self._articles.update({result: fill(article) for result, article in loaded.items()})


class _StoredVersions(Mapping[VersionKey, FilledArticle]):
    """The articles of a stored site, as `Site.versions`."""

    def __init__(self, results: Mapping[VersionKey, str], store: ArticleStore) -> None:
        self._results = results
        self._store = store

    def __getitem__(self, key: VersionKey) -> FilledArticle:
        return self._store.get(self._results[key])

    def __contains__(self, key: object) -> bool:
        return key in self._results

    def __iter__(self) -> Iterator[VersionKey]:
        return iter(self._results)

    def __len__(self) -> int:
        return len(self._results)


class StoredSite(NamedTuple):
    """A site as it is kept for the next build: with keys in place of articles."""

    facts: Mapping[str, Any]
    """All fields of `Site` but `versions`."""
    results: Mapping[VersionKey, str]
    """Key of the result of each of its versions."""

    @classmethod
    def of(cls, site: Site, result_of: Callable[[Article], str]) -> "StoredSite":
        """Return what to keep of a site. result_of: returns the key of an article's result."""
        names = [field.name for field in fields(Site) if field.name != "versions"]
        results = {key: result_of(article) for key, article in site.versions.items()}
        return cls({name: getattr(site, name) for name in names}, results)

    def site(self, store: ArticleStore) -> Site:
        """Return the site; its articles come from the store."""
        return Site(**self.facts, versions=_StoredVersions(self.results, store))

    def with_results(self, renamed: Mapping[str, str]) -> "StoredSite":
        """Return the same site with new results. renamed: earlier key → key."""
        if not renamed:
            return self
        results = {key: renamed.get(result, result) for key, result in self.results.items()}
        return self._replace(results=results)

    def shown_in(self, locale: Locale) -> list[str]:
        """Return the keys of the results of all that a locale shows."""
        return [result for (_, shown_in), result in self.results.items() if shown_in == locale]
