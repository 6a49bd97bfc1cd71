"""Files for machines: robots.txt, the sitemap and the list of all addresses."""

import json
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.render.addresses import CHOOSER, absolute, category_locales


def articles_path(locale: Locale) -> str:
    """Return the path of the list of a locale's articles for programs."""
    return f"_kb/articles.{locale.segment}.json"


def policies_path(locale: Locale) -> str:
    """Return the path of the list of policy values in a locale's words."""
    return f"_kb/policies.{locale.segment}.json"


def robots_txt(project: Project) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if project.config.site.url:
        lines += ["", f"Sitemap: {absolute(project, 'sitemap.xml')}"]
    return ("\n".join(lines) + "\n").encode()


def sitemap(project: Project, site: Site) -> bytes:
    """Return a sitemap of homes, categories, contact pages and articles with their alternates."""
    entries: list[str] = []
    for path in sorted({path for path, _ in site.categories}):
        locales = category_locales(site, path)
        urls = {locale: site.categories[path, locale].url for locale in locales}
        entries += _entries(project, urls, {}, CHOOSER if not path else None)
    entries += _entries(project, site.contact_pages, {})
    for article_id in sorted({i for ids in site.own.values() for i in ids}):
        locales = site.translations(article_id)
        urls = {locale: site.urls[article_id, locale] for locale in locales}
        metas = {locale: site.versions[article_id, locale].meta for locale in locales}
        updated = {loc: meta.updated.isoformat() for loc, meta in metas.items() if meta.updated}
        entries += _entries(project, urls, updated)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return (head + "".join(entries) + "</urlset>\n").encode()


def _entries(
    project: Project,
    urls: Mapping[Locale, str],
    updated: Mapping[Locale, str],
    chooser: str | None = None,
) -> Iterator[str]:
    """Yield the entry of each translation; all of them list the same alternates.

    chooser: address of a page that leads each reader to one of them.
    """
    addresses = {locale: absolute(project, url) for locale, url in urls.items()}
    pairs = [(locale.tag, address) for locale, address in addresses.items()]
    if chooser is not None:
        pairs.append(("x-default", absolute(project, chooser)))
    elif project.default_locale in addresses:
        pairs.append(("x-default", addresses[project.default_locale]))
    alternates = [
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>'
        for tag, address in pairs
        if len(addresses) > 1
    ]
    for locale, address in addresses.items():
        lines = [f"<loc>{escape(address)}</loc>"]
        lines += [f"<lastmod>{updated[locale]}</lastmod>"] if locale in updated else []
        yield "<url>\n" + "".join(f"  {line}\n" for line in (*lines, *alternates)) + "</url>\n"


def urls_json(site: Site, revisions: Mapping[tuple[str, Locale], str]) -> bytes:
    """Return all published addresses, which a later build must keep or redirect.

    revisions: of the articles written in each locale.
    """
    urls = {category.url for category in site.categories.values()} | set(site.urls.values())
    urls |= set(site.contact_pages.values())
    own = sorted((i, locale) for locale in site.locales for i in site.own[locale])
    data = {
        "format": 1,
        "urls": sorted(urls),
        # Lets a later build recognise an article at another address.
        "articles": [
            {"url": site.urls[key], "id": key[0], "locale": key[1].tag, "revision": revisions[key]}
            for key in own
        ],
        "redirects": [{"from": old, "to": new} for old, new in site.redirects],
    }
    return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode()
