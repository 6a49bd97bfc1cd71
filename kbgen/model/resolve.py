"""Where a relative file path in an article leads to."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath

from kbgen.model.article import Article
from kbgen.model.asset import Asset
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.model.source import SourceFile


@dataclass(frozen=True, slots=True)
class Target:
    """A page as one locale shows it."""

    article: Article | None
    """None: the page of a folder without a text of its own."""
    url: str
    """Relative to the site's root."""

    @property
    def anchors(self) -> frozenset[str]:
        return self.article.anchors if self.article else frozenset()


def content_path(source: SourceFile, target: str) -> str:
    """Return the content path that a path in the file means; it may begin with `..`.

    One from the root, as other tools have them, begins at the content folder or, without the name
    of a locale, at the locale's folder.
    """
    if not target.startswith("/"):
        return normpath(join(dirname(source.path), target))
    path = normpath(target).lstrip("/")
    own = source.path.partition("/")[0]
    first = path.partition("/")[0]
    return path if first == own or _is_locale(first) else f"{own}/{path}"


def find_asset(site: Site, source: SourceFile, target: str, locale: Locale) -> Asset | None:
    """Return the image or file that `target`, written in `source`, means for readers of `locale`.

    None: it is not there, or not published.
    """
    path = content_path(source, target)
    return site.assets.get(site.stand_ins.get((path, locale), path))


def resolve(site: Site, source: SourceFile, target: str, locale: Locale) -> Target | None:
    """Find the article that `target`, written in `source`, means for readers of `locale`.

    A link that leaves the locale's folder on purpose (`../../en/…`) keeps its locale; one inside
    is resolved for `locale`, so that a page that stands in for a missing translation leads on in
    the reader's language. An untranslated target is what its locale's fallbacks show.
    """
    path = content_path(source, target)
    folder, _, inner = path.partition("/")
    wanted = locale if folder == source.path.partition("/")[0] else _locale(site, folder)
    if wanted is None:
        return None
    for candidate in _spellings(inner):
        article_id = site.by_path.get(f"{folder}/{candidate}") or site.by_inner.get(candidate)
        if article_id is None:
            continue
        if (article_id, wanted) in site.urls:
            return Target(site.versions[article_id, wanted], site.urls[article_id, wanted])
        return _folder_page(site, candidate.removesuffix("index.md").strip("/"), wanted)
    return None if inner.endswith(".md") else _folder_page(site, inner.strip("/"), wanted)


def _is_locale(name: str) -> bool:
    try:
        Locale.parse(name)
    except ValueError:
        return False
    return True


def _locale(site: Site, folder: str) -> Locale | None:
    try:
        locale = Locale.parse(folder)
    except ValueError:
        return None
    return locale if locale in site.locales else None


def _folder_page(site: Site, folder: str, locale: Locale) -> Target | None:
    category = site.categories.get((folder, locale))
    if category is None:
        return None
    text = site.versions[category.index, locale] if category.index else None
    return Target(text, category.url)


def _spellings(inner: str) -> tuple[str, ...]:
    if inner.endswith(".md"):
        return (inner,)
    bare = inner.removesuffix(".html").removesuffix(".htm").strip("/")
    return (f"{bare}.md", f"{bare}/index.md") if bare else ("index.md",)
