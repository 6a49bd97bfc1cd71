"""Files for machines: robots.txt, the sitemap and the list of all addresses."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.render.addresses import CHOOSER, absolute, category_locales

#: What the paths of the lists for programs begin with; the language follows.
ARTICLES, POLICIES = "_kb/articles.", "_kb/policies."
#: Crawlers that collect texts to train models with, by the names that their owners publish.
TRAINING = (
    "GPTBot",
    "ClaudeBot",
    "Google-Extended",
    "Applebot-Extended",
    "CCBot",
    "meta-externalagent",
    "Amazonbot",
    "Bytespider",
)
#: Crawlers that read a page to answer a shopper's question, or to find it for that.
ANSWERS = (
    "OAI-SearchBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "PerplexityBot",
    "Perplexity-User",
    "DuckAssistBot",
    "MistralAI-User",
)


def articles_path(locale: Locale) -> str:
    """Return the path of the list of a locale's articles for programs."""
    return f"{ARTICLES}{locale.segment}.json"


def policies_path(locale: Locale) -> str:
    """Return the path of the list of policy values in a locale's words."""
    return f"{POLICIES}{locale.segment}.json"


def robots_txt(project: Project) -> bytes:
    """Return what crawlers may read: all may, but for those of AI that the shop turns away."""
    agents = project.config.agents
    refused = [*(() if agents.training else TRAINING), *(() if agents.answers else ANSWERS)]
    lines = ["User-agent: *", "Allow: /"]
    if refused:
        lines += ["", *(f"User-agent: {name}" for name in refused), "Disallow: /"]
    if project.config.site.url:
        lines += ["", f"Sitemap: {absolute(project, 'sitemap.xml')}"]
    return ("\n".join(lines) + "\n").encode()


#: Namespace of sitemaps.
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


class _Entry(NamedTuple):
    locale: Locale
    day: str
    """Of the last change, ISO 8601; empty: not known."""
    xml: str


def sitemaps(project: Project, site: Site) -> dict[str, bytes]:
    """Return a sitemap for each locale and an index of them, by path.

    Days are those that front matter gives, so that a file changes with its content only.
    """
    entries: dict[Locale, list[_Entry]] = {}
    for entry in _all_entries(project, site):
        entries.setdefault(entry.locale, []).append(entry)
    files: dict[str, bytes] = {}
    index: list[str] = []
    for locale, own in entries.items():
        path = f"sitemap-{locale.segment}.xml"
        head = f'<urlset xmlns="{_XMLNS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        files[path] = _xml(f"{head}{''.join(one.xml for one in own)}</urlset>")
        lines = [f"<loc>{escape(absolute(project, path))}</loc>"]
        last = max(one.day for one in own)
        lines += [f"<lastmod>{last}</lastmod>"] if last else []
        index.append(_element("sitemap", lines))
    head = f'<sitemapindex xmlns="{_XMLNS}">\n'
    return {"sitemap.xml": _xml(f"{head}{''.join(index)}</sitemapindex>"), **files}


def _xml(text: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _element(name: str, lines: Iterable[str]) -> str:
    return f"<{name}>\n" + "".join(f"  {line}\n" for line in lines) + f"</{name}>\n"


def _all_entries(project: Project, site: Site) -> Iterator[_Entry]:
    """Yield homes, categories, contact pages and articles with their alternates."""
    for path in sorted({path for path, _ in site.categories}):
        locales = category_locales(site, path)
        urls = {locale: site.categories[path, locale].url for locale in locales}
        yield from _entries(project, urls, {}, CHOOSER if not path else None)
    yield from _entries(project, site.contact_pages, {})
    for article_id in sorted({i for ids in site.own.values() for i in ids}):
        locales = site.translations(article_id)
        urls = {locale: site.urls[article_id, locale] for locale in locales}
        metas = {locale: site.versions[article_id, locale].meta for locale in locales}
        updated = {loc: meta.updated.isoformat() for loc, meta in metas.items() if meta.updated}
        yield from _entries(project, urls, updated)


def _entries(
    project: Project,
    urls: Mapping[Locale, str],
    updated: Mapping[Locale, str],
    chooser: str | None = None,
) -> Iterator[_Entry]:
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
        day = updated.get(locale, "")
        lines = [f"<loc>{escape(address)}</loc>", *([f"<lastmod>{day}</lastmod>"] if day else [])]
        yield _Entry(locale, day, _element("url", (*lines, *alternates)))


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
