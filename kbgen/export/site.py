"""A help centre as it is exported: the neutral form that each format is written from."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kbgen.model.locale import Locale

#: What addresses on the site begin with in the HTML of articles, until a format writes its own.
ROOT = "https://kbgen.invalid/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedArticle:
    """An article in one language."""

    id: str
    """Its translations have the same one."""
    locale: Locale
    title: str
    description: str
    html: str
    """Portable, with addresses that begin with `ROOT`."""
    category: str
    """Path of its folder below the locale; empty: none."""
    url: str
    """Below the root of the site: `en/shipping/costs/`."""
    aliases: tuple[str, ...] = ()
    """Former addresses that lead to it, with a slash before them."""
    updated: dt.date | None = None
    keywords: tuple[str, ...] = ()
    order: int | None = None
    markets: tuple[str, ...] = ()
    """That it is for; empty: all."""
    is_promoted: bool = False
    is_draft: bool = False
    is_internal: bool = False
    """For support staff only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedCategory:
    """A folder in one language."""

    path: str
    locale: Locale
    title: str
    description: str
    url: str
    order: int

    @property
    def parent(self) -> str:
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedSite:
    """All of it."""

    name: str
    url: str
    """With a slash at its end; empty: not known."""
    default: Locale
    articles: tuple[ExportedArticle, ...]
    categories: tuple[ExportedCategory, ...]
    redirects: Mapping[str, str]
    """Former address → address, both with a slash before them; those of articles as well."""

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The default one first."""
        found = sorted({article.locale for article in self.articles})
        return tuple(sorted(found, key=lambda locale: locale != self.default))

    def versions(self) -> Mapping[str, Mapping[Locale, ExportedArticle]]:
        """Return articles by id and locale, the default locale first."""
        found: dict[str, dict[Locale, ExportedArticle]] = {}
        for locale in self.locales:
            for article in self.articles:
                if article.locale == locale:
                    found.setdefault(article.id, {})[locale] = article
        return found

    def folders(self) -> Mapping[str, Mapping[Locale, ExportedCategory]]:
        """Return categories by path and locale, outer ones first."""
        found: dict[str, dict[Locale, ExportedCategory]] = {}
        for one in sorted(self.categories, key=lambda one: (one.path.count("/"), one.order)):
            found.setdefault(one.path, {})[one.locale] = one
        return found


#: Path in the export → text.
Files = dict[str, str]
#: Address on the site, below its root and without `#` → address in the other tool; empty: none.
Address = Callable[[str], str]
