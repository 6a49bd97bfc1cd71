"""Finds the pages that the configuration and notices lead to: by id, or by address."""

from collections.abc import Collection
from typing import NamedTuple

from kbgen.model.address import scheme_of
from kbgen.model.locale import Locale
from kbgen.model.site import SiteStructure


class Page(NamedTuple):
    """A page of the site."""

    url: str
    """Relative to the site's root, with the anchor."""
    title: str = ""
    """Of an article; empty for other pages."""
    locale: Locale | None = None
    """That of the title."""


def is_elsewhere(goal: str) -> bool:
    """Tell whether a goal is a full address and not a page of the site."""
    return bool(scheme_of(goal))


def find_page(
    site: SiteStructure, goal: str, locale: Locale, others: Collection[str]
) -> Page | None:
    """Find the page that `goal` means for readers of `locale`; None: the locale has none.

    goal: the id of an article, or the address of a page, which begins with a slash: that of each
    locale (`/returns/`), or with the name of a locale that of one (`/en/returns/`). It may end in
    an anchor. others: pages of each locale that are neither articles nor folders (`search/`).
    """
    target, sharp, anchor = goal.partition("#")
    if not target.startswith("/"):
        key = (target, locale)
        if key not in site.urls:
            return None
        article = site.versions[key]
        return Page(site.urls[key] + sharp + anchor, article.title, article.locale)
    path = target.strip("/") + "/" if target.strip("/") else ""
    segments = {other.segment: other for other in site.locales}
    url = path if path.partition("/")[0] in segments else f"{locale.segment}/{path}"
    first, _, inner = url.partition("/")
    category = site.categories.get((inner.strip("/"), segments[first]))
    url = category.url if category else url  # the name of a folder means its page
    is_page = url in pages_below(site, first) or inner in others
    return Page(url + sharp + anchor) if is_page else None


def pages_below(site: SiteStructure, segment: str) -> set[str]:
    """Return the addresses of the articles and folders of a locale."""
    articles = (url for (_, locale), url in site.urls.items() if locale.segment == segment)
    folders = (c.url for (_, locale), c in site.categories.items() if locale.segment == segment)
    return {*articles, *folders}
