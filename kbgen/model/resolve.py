"""Where a relative file path in an article leads to."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.model.source import SourceFile


@dataclass(frozen=True, slots=True)
class Target:
    """An article as one locale shows it."""

    article: Article
    url: str
    """Relative to the site's root."""


def content_path(source: SourceFile, target: str) -> str:
    """Return the content path that a relative path in the file means; it may begin with `..`."""
    return normpath(join(dirname(source.path), target))


def resolve(site: Site, source: SourceFile, target: str, locale: Locale) -> Target | None:
    """Find the article that `target`, written in `source`, means for readers of `locale`.

    A link that leaves the locale's folder on purpose (`../../en/…`) keeps its locale; one inside
    is resolved for `locale`, so that a page that stands in for a missing translation leads on in
    the reader's language. An untranslated target is what its locale's fallbacks show.
    """
    path = content_path(source, target)
    folder, _, inner = path.partition("/")
    if folder == source.path.partition("/")[0]:
        wanted = locale
    else:
        wanted = next((known for known in site.locales if known.segment == folder.lower()), locale)
    for candidate in _spellings(inner):
        article_id = _find(site, folder, candidate)
        if article_id is not None and (article_id, wanted) in site.urls:
            return Target(site.versions[article_id, wanted], site.urls[article_id, wanted])
    return None


def _spellings(inner: str) -> tuple[str, ...]:
    if inner.endswith(".md"):
        return (inner,)
    bare = inner.removesuffix(".html").removesuffix(".htm").strip("/")
    return (f"{bare}.md", f"{bare}/index.md") if bare else ("index.md",)


def _find(site: Site, folder: str, inner: str) -> str | None:
    """Look in the folder itself, then for the same path in any other locale."""
    found = site.by_path.get(f"{folder}/{inner}")
    if found is None and any(locale.segment == folder.lower() for locale in site.locales):
        for locale in site.locales:
            found = found or site.by_path.get(f"{locale.segment}/{inner}")
    return found
