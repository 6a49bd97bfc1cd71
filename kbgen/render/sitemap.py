"""Files for machines: robots.txt, the sitemap and the list of all addresses."""

import json
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kbgen.config import Project
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.render.addresses import absolute, category_locales


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
        entries += [_entry(project, urls, locale, "") for locale in locales]
    contact = site.contact_pages
    entries += [_entry(project, contact, locale, "") for locale in contact]
    for article in sorted(_articles(site), key=lambda article: article.key):
        urls = {loc: site.urls[article.id, loc] for loc in site.translations(article.id)}
        updated = article.meta.updated.isoformat() if article.meta.updated else ""
        entries.append(_entry(project, urls, article.locale, updated))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return (head + "".join(entries) + "</urlset>\n").encode()


def _articles(site: Site) -> Iterator[Article]:
    return (article for locale in site.locales for article in site.articles(locale))


def _entry(project: Project, urls: dict[Locale, str], locale: Locale, updated: str) -> str:
    lines = [f"<loc>{escape(absolute(project, urls[locale]))}</loc>"]
    if updated:
        lines.append(f"<lastmod>{updated}</lastmod>")
    if len(urls) > 1:
        pairs = [(other.tag, url) for other, url in urls.items()]
        if project.default_locale in urls:
            pairs.append(("x-default", urls[project.default_locale]))
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{tag}" '
            f"href={quoteattr(absolute(project, url))}/>"
            for tag, url in pairs
        ]
    return "<url>\n" + "".join(f"  {line}\n" for line in lines) + "</url>\n"


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
