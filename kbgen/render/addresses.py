"""Addresses as pages write them, and which locales have a page of a folder."""

from functools import lru_cache
from urllib.parse import quote

from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.model.site import Site


def absolute(project: Project, url: str) -> str:
    """Return the published address, or an empty string without a site URL."""
    base = project.config.site.url
    return base + quoted(url) if base else ""


@lru_cache(maxsize=2**17)
def quoted(url: str) -> str:
    """Percent-encode an address. Cached: every translation's page names that of an article."""
    return quote(url)


#: The site's root, which leads readers to the home page of their language.
CHOOSER = ""


def home_urls(site: Site) -> dict[Locale, str]:
    """Return the home pages that show more than fallbacks."""
    return {one: site.categories["", one].url for one in category_locales(site, "")}


def category_locales(site: Site, path: str) -> tuple[Locale, ...]:
    """Return the locales whose page of a folder shows more than fallbacks."""
    return tuple(locale for locale in site.locales if _has_own(site, path, locale))


def _has_own(site: Site, path: str, locale: Locale) -> bool:
    category = site.categories.get((path, locale))
    if category is None:
        return False
    return (
        bool(category.index)
        or any(not site.is_fallback(i, locale) for i in category.articles)
        or any(_has_own(site, child, locale) for child in category.children)
    )
