"""All articles together: translations, categories and addresses."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kbgen.model.article import Article, FilledArticle
from kbgen.model.asset import Asset
from kbgen.model.locale import Locale

#: The beginning of the reason for the absence of an expired article.
EXPIRED = "It expired"
#: Why an article is not shown that a folder's text keeps back.
WITHHELD_BELOW = "The front matter of its folder's text keeps it back."


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryMeta:
    """The contents of a `_category.toml`."""

    title: str = ""
    description: str = ""
    order: int | None = None
    icon: str = ""
    series: bool = False
    slug: str = ""
    """Its part of addresses; empty: the folder's name."""
    aliases: tuple[str, ...] = ()
    """Former addresses of the folder, with everything below it."""
    path: str = ""
    """Of the file, as diagnostics show it."""
    lines: tuple[tuple[str, int], ...] = ()
    """Line of each key."""

    def line(self, key: str) -> int:
        """Return the line of a key, or 1."""
        return dict(self.lines).get(key, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A folder of articles in one locale."""

    path: str
    """Below the locale, as in the content folder: `shipping`, `shipping/eu`; empty: the home."""
    locale: Locale
    title: str
    title_locale: Locale
    """In whose words the title is."""
    description: str
    description_locale: Locale
    icon: str
    url: str
    index: str
    """Id of its `index.md`; empty if it has none."""
    articles: tuple[str, ...]
    """Ids in reading order, without those of sub-categories."""
    children: tuple[str, ...]
    """Paths of the sub-categories, in reading order."""
    is_series: bool
    """Whether its articles are read one after the other."""


class ContactPage(NamedTuple):
    url: str
    is_ours: bool
    """Not an article, a category or a redirect of the writers at its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteStructure:
    """The articles in their places: which locale shows what, and at which address.

    Addresses are relative to the site's root.
    """

    locales: tuple[Locale, ...]
    """In the order of the configuration."""
    own: Mapping[Locale, tuple[str, ...]]
    """Ids of the articles that a locale has of its own, sorted; without the texts of folders."""
    versions: Mapping[tuple[str, Locale], FilledArticle]
    """The version of each article that each locale shows: its own, or that of a fallback."""
    urls: Mapping[tuple[str, Locale], str]
    """`de/shipping/costs/`; for every key of `versions`, index texts included."""
    categories: Mapping[tuple[str, Locale], Category]
    reading: Mapping[Locale, tuple[str, ...]]
    """Ids of a locale in reading order, across categories."""
    neighbours: Mapping[tuple[str, Locale], tuple[str, str]]
    """The ids before and after an article of a series; empty at its ends. Others have none."""
    by_path: Mapping[str, str]
    """Content path of a source file → article id."""
    files: Mapping[tuple[str, Locale], str]
    """Path below the locale's folder, as it is compared, and locale → content path: every article
    in the content folder, including those that are not shown."""
    by_inner: Mapping[str, str]
    """Path below the locale's folder, as it is compared → article id."""
    redirects: tuple[tuple[str, str], ...]
    """Former address → address, sorted. An address of another site has a scheme."""
    contact: Mapping[Locale, ContactPage]
    """The page of each locale with the ways to reach a human; a locale without one is left out."""
    absences: Mapping[str, str]
    """Content path of an article that is not shown → why."""
    machine_made: frozenset[tuple[str, Locale]]
    """Translations with a part by a machine that is not reviewed."""
    outdated: Mapping[tuple[str, Locale], Locale] = field(default_factory=dict)
    """Translations that miss an important change, and the locale of their source."""
    turns: tuple[dt.date, ...]
    """Days on which articles come or go, or a notice does, sorted; those of drafts are left out."""

    def articles(self, locale: Locale) -> Iterator[FilledArticle]:
        """Yield the articles that a locale has of its own, sorted by id."""
        return (self.versions[article_id, locale] for article_id in self.own[locale])

    def is_fallback(self, article_id: str, locale: Locale) -> bool:
        return self.versions[article_id, locale].locale != locale

    def translations(self, article_id: str) -> tuple[Locale, ...]:
        """Return the locales that have a version of their own."""
        return tuple(
            locale
            for locale in self.locales
            if (article_id, locale) in self.urls and not self.is_fallback(article_id, locale)
        )

    @property
    def contact_pages(self) -> dict[Locale, str]:
        """The locales that have a contact page of ours, and its address."""
        return {locale: page.url for locale, page in self.contact.items() if page.is_ours}

    def is_published(self, article: Article) -> bool:
        """Tell whether an article or a folder's text has an address."""
        key = article.key
        return key in self.urls and self.versions[key].source.path == article.source.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(SiteStructure):
    """The input of all pages."""

    related: Mapping[tuple[str, Locale], tuple[str, ...]]
    """The ids of related articles, the most similar first."""
    assets: Mapping[str, Asset]
    """Content path of an image or file → its published form."""
    stand_ins: Mapping[tuple[str, Locale], str]
    """Path as an article means it, and the reader's locale → content path of the file that is
    shown, where it is another one: the reader's own, or one along the article's fallbacks."""
