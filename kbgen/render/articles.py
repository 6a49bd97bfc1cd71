"""The context of an article's page."""

import datetime as dt

from kbgen.i18n import Catalogue, display_language, long_date, market_names
from kbgen.model.article import Article
from kbgen.model.foreign import in_language
from kbgen.model.page import ArticleView, DateText, Link, Page, PageContext
from kbgen.render.addresses import absolute, quoted
from kbgen.render.body import fill_slots
from kbgen.render.contact import Reader, contact_links
from kbgen.render.frame import Frame
from kbgen.render.organization import as_json

#: Fewest headings for which an outline is shown.
OUTLINE_FROM = 3
#: Strings of `article.html` with a date, and the name of a language, in them.
UPDATED = "Updated on %(date)s"
CHANGED = "This article has changed since it was translated. Newest version: %(language)s."
UNTRANSLATED = "This article hasn’t been translated yet. It’s shown in %(language)s."


def article_page(frame: Frame, article_id: str) -> Page:
    """Make the page of an article in the frame's locale, or of its fallback."""
    site, locale = frame.site, frame.locale
    article = site.versions[article_id, locale]
    url = site.urls[article_id, locale]
    page = frame.page(url, "article.html", folder=article.source.folder)
    root = page["root"]
    own = {other: site.urls[article_id, other] for other in site.translations(article_id)}
    everywhere = {
        other: site.urls[article_id, other]
        for other in site.locales
        if (article_id, other) in site.urls
    }
    is_fallback = article.locale != locale
    source_url = own.get(article.locale, url)
    page |= {
        "title": frame.in_own(article.title, article.locale),
        "heading": article.title,
        "description": article.description_for_all or article.description,
        "canonical": absolute(frame.project, source_url if is_fallback else url),
        "alternates": () if is_fallback else frame.alternates(own),
        "twin": "index.md" if frame.project.config.agents.twins and not is_fallback else "",
        "json_ld": "" if is_fallback else _json_ld(frame, article, url),
        "languages": frame.languages(everywhere, root),
        "breadcrumbs": frame.breadcrumbs(article.source.folder, root),
        "contacts": contact_links(
            frame.setting, frame.strings, Reader(article.source.folder, article.id)
        ),
        "article": _view(frame, article, root),
        "client": frame.client(
            root,
            article_id=article.id,
            revision=article.revision,
            **({"article_locale": article.locale.tag} if is_fallback else {}),
        ),
    }
    fills = fill_slots(frame, article, root)
    return Page(PageContext(**page), article.source.path, fills)


def _json_ld(frame: Frame, article: Article, url: str) -> str:
    """Return the article and the way to it, as short as search engines take them.

    Empty without a site URL: addresses are absolute here.
    """
    project, site = frame.project, frame.site
    if not absolute(project, url):
        return ""
    facts = {"@type": "Article", "headline": article.title}
    if article.meta.updated:
        facts["dateModified"] = article.meta.updated.isoformat()
    way: list[dict[str, object]] = []
    parts = article.source.folder.split("/") if article.source.folder else []
    for depth in range(1, len(parts) + 1):
        category = site.categories["/".join(parts[:depth]), frame.locale]
        way.append({"name": category.title, "item": absolute(project, category.url)})
    way.append({"name": article.title})
    steps = [{"@type": "ListItem", "position": at, **one} for at, one in enumerate(way, 1)]
    # Fewer than two steps lead nowhere.
    trail = {"@type": "BreadcrumbList", "itemListElement": steps}
    graph = [facts, trail] if len(steps) > 1 else [facts]
    return as_json({"@context": "https://schema.org", "@graph": graph})


def _view(frame: Frame, article: Article, root: str) -> ArticleView:
    updated = article.meta.updated
    outline = tuple(heading for heading in article.headings if heading.level <= 3)
    before, after = frame.site.neighbours.get((article.id, frame.locale), ("", ""))
    related = frame.site.related[article.id, frame.locale]
    is_fallback = article.locale != frame.locale
    return ArticleView(
        id=article.id,
        title=article.title,
        lang=article.locale.tag,
        direction=article.locale.direction,
        html="",
        outline=outline if len(outline) >= OUTLINE_FROM else (),
        updated=_updated(updated, frame.strings) if updated else None,
        revision=article.revision,
        is_fallback=is_fallback,
        source_language=display_language(article.locale, frame.strings.locale_of(UNTRANSLATED))
        if is_fallback
        else "",
        previous=frame.article_link(before, root) if before else None,
        next=frame.article_link(after, root) if after else None,
        related=tuple(frame.article_link(other, root) for other in related),
        notice=_notice(frame, article),
        markets=market_names(frame.project, article.meta.markets, frame.locale),
        for_markets=" ".join(article.meta.markets),
        ask=article.meta.feedback,
        is_machine_made=article.key in frame.site.machine_made,
        newer=_newer(frame, article, root),
    )


def _newer(frame: Frame, article: Article, root: str) -> Link | None:
    """Return the link to the source of a translation that misses an important change of it."""
    source = frame.site.outdated.get(article.key)
    if source is None or article.locale != frame.locale:
        return None
    name = display_language(source, frame.strings.locale_of(CHANGED))
    return Link(title=name, url=root + quoted(frame.site.urls[article.id, source]), lang=source.tag)


def _updated(day: dt.date, strings: Catalogue) -> DateText:
    """Return a date in the words of the sentence that it is put into."""
    own = strings.locale_of(UPDATED)
    text = in_language(long_date(day, own), own, strings.locale)
    return DateText(iso=day.isoformat(), text=text)


def _notice(frame: Frame, article: Article) -> str:
    notice = article.meta.notice
    return notice.text if notice and notice.is_shown(frame.values.day) else ""
