"""Resolves relative file paths in articles."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

from kbgen.model.article import FilledArticle
from kbgen.model.asset import Asset
from kbgen.model.locale import Locale
from kbgen.model.names import MARKDOWN, article_name, is_markdown, nfc
from kbgen.model.site import Site, SiteStructure
from kbgen.model.source import SourceFile


@dataclass(frozen=True, slots=True)
class Target:
    """A page as one locale shows it."""

    article: FilledArticle | None
    """None: the page of a folder without a text of its own."""
    url: str
    """Relative to the site's root."""

    @property
    def anchors(self) -> frozenset[str]:
        return self.article.anchors if self.article else frozenset()


def content_path(source: SourceFile, target: str) -> str:
    """Return the content path, in NFC, that a path in the file means; it may begin with `..`.

    One from the root, as other tools have them, begins at the content folder or, without the name
    of a locale, at the locale's folder.
    """
    if not target.startswith("/"):
        return nfc(normpath(join(dirname(source.path), target)))
    path = nfc(normpath(target).lstrip("/"))
    own = source.path.partition("/")[0]
    first = path.partition("/")[0]
    return path if first == own or Locale.of_path(first) else f"{own}/{path}"


def find_asset(site: Site, source: SourceFile, target: str, locale: Locale) -> Asset | None:
    """Return the image or file that `target`, written in `source`, means for readers of `locale`.

    None: it does not exist, or is not published.
    """
    path = content_path(source, target)
    return site.assets.get(site.stand_ins.get((path, locale), path))


def resolve(site: SiteStructure, source: SourceFile, target: str, locale: Locale) -> Target | None:
    """Find the article that `target`, written in `source`, means for readers of `locale`.

    A link that leaves the locale's folder on purpose (`../../en/…`) keeps its locale; one inside
    is resolved for `locale`, so that a page that stands in for a missing translation leads on in
    the reader's language. An untranslated target is what its locale's fallbacks show.
    """
    inner, written_in = _place(site, source, target)
    if written_in is None:
        return None
    target_locale = locale if written_in == source.locale else written_in
    for candidate in _spellings(inner):
        own = site.files.get((candidate, written_in), "")
        article_id = site.by_path.get(own) or site.by_inner.get(candidate)
        if article_id is None:
            continue
        if (article_id, target_locale) in site.urls:
            return Target(
                site.versions[article_id, target_locale], site.urls[article_id, target_locale]
            )
        return _folder_page(site, candidate.removesuffix("index.md").strip("/"), target_locale)
    return None if is_markdown(inner) else _folder_page(site, inner.strip("/"), target_locale)


def absence(site: SiteStructure, source: SourceFile, target: str) -> str:
    """Return why the target article is not shown; empty if it is shown or does not exist."""
    inner, locale = _place(site, source, target)
    if locale is None:
        return ""
    paths = (site.files.get((candidate, locale), "") for candidate in _spellings(inner))
    return next((site.absences[path] for path in paths if path in site.absences), "")


def article_path(site: SiteStructure, source: SourceFile, target: str) -> str:
    """Return the content path of the article whose name, or the beginning of it, `target` is.

    Empty: there is none, or it is not shown.
    """
    inner, locale = _place(site, source, target)
    if locale is None:
        return ""
    path = site.files.get((article_name(f"{inner}{MARKDOWN[0]}"), locale), "")
    return path if path in site.by_path else ""


def written_from(source: SourceFile, path: str) -> str:
    """Return the relative path to a content path, for a link in the file."""
    return relpath(path, dirname(source.path))


def _place(site: SiteStructure, source: SourceFile, target: str) -> tuple[str, Locale | None]:
    """Return what a path means: the path below a locale's folder, and the locale."""
    folder, _, inner = content_path(source, target).partition("/")
    is_own = folder == source.path.partition("/")[0]
    locale = source.locale if is_own else Locale.of_path(folder)
    return inner, locale if locale in site.locales else None


def _folder_page(site: SiteStructure, folder: str, locale: Locale) -> Target | None:
    category = site.categories.get((folder, locale))
    if category is None:
        return None
    text = site.versions[category.index, locale] if category.index else None
    return Target(text, category.url)


def _spellings(inner: str) -> tuple[str, ...]:
    if is_markdown(inner):
        return (article_name(inner),)
    bare = inner.removesuffix(".html").removesuffix(".htm").strip("/")
    return (f"{bare}.md", f"{bare}/index.md") if bare else ("index.md",)
