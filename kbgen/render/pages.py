"""All pages of a site, as contexts."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.page import LocalePart, Page, PageContext
from kbgen.model.site import Category
from kbgen.render.addresses import CHOOSER, absolute, category_locales, home_urls
from kbgen.render.articles import article_page
from kbgen.render.body import fill_slots
from kbgen.render.contact import Reader, contact_links
from kbgen.render.feeds import has_feed
from kbgen.render.frame import Frame
from kbgen.render.manifest import MANIFEST
from kbgen.render.organization import as_json, organization
from kbgen.render.page import strings
from kbgen.render.setting import Setting
from kbgen.render.standing import standing_for


def all_pages(setting: Setting) -> Iterator[Page]:
    """Yield every page, in the order of the configuration and of reading."""
    project, site = setting.project, setting.site
    frames = _frames(setting)
    contact = site.contact_pages
    for frame in frames.values():
        for (_, locale), category in sorted(site.categories.items(), key=lambda item: item[0]):
            if locale == frame.locale:
                yield _category(frame, category)
        for article_id in site.reading[frame.locale]:
            yield article_page(frame, article_id)
        if project.config.search.enabled:
            yield Page(_search(frame))
        if frame.locale in contact:
            yield Page(_contact(frame, contact))
        if project.config.feedback.used_endpoint:
            yield Page(_thanks(frame))
    default = frames[project.default_locale]
    yield Page(_all_languages(default, frames, "languages.html", ""))
    base = urlsplit(project.config.site.url).path or "/"
    yield Page(_all_languages(default, frames, "404.html", base))
    for former, url in site.redirects:
        yield Page(_redirect(default, former, url))


def pages_showing(setting: Setting, articles: Iterable[Article]) -> Iterator[Page]:
    """Yield the pages that show the bodies of some articles."""
    site = setting.site
    frames = _frames(setting)
    for article in articles:
        for frame in frames.values():
            key = (article.id, frame.locale)
            if key not in site.urls or site.versions[key].source.path != article.source.path:
                continue
            if article.source.is_index:
                yield _category(frame, site.categories[article.source.folder, frame.locale])
            else:
                yield article_page(frame, article.id)


def _frames(setting: Setting) -> dict[Locale, Frame]:
    return {locale: frame_for(setting, locale) for locale in setting.site.locales}


def frame_for(setting: Setting, locale: Locale) -> Frame:
    """Make what the pages of a locale have in common."""
    return Frame(setting, strings(setting.files, locale.tag), standing_for(setting, locale))


def _category(frame: Frame, category: Category) -> Page:
    site = frame.site
    template = "category.html" if category.path else "home.html"
    page = frame.page(category.url, template, folder=category.path)
    root = page["root"]
    index = site.versions[category.index, frame.locale] if category.index else None
    # The site's root lists the languages; a home page leads to the other homes.
    locales = category_locales(site, category.path)
    urls = {locale: site.categories[category.path, locale].url for locale in locales}
    children = tuple(
        frame.card(site.categories[path, frame.locale], root) for path in category.children
    )
    title = index.title if index else frame.in_own(category.title, category.title_locale)
    page |= {
        "title": title or page["site_name"],
        "heading": title,
        "description": frame.in_own(category.description, category.description_locale),
        "categories": children,
        "category": frame.card(category, root, None),
        "alternates": frame.alternates(urls, CHOOSER if not category.path else None)
        if frame.locale in urls
        else (),
        "languages": frame.languages(urls, root),
    }
    if category.path:
        page["contacts"] = contact_links(frame.setting, frame.strings, Reader(category.path))
        own = tuple(frame.article_link(i, root) for i in category.articles)
        page["category"] = frame.card(category, root, 0)
        page["wanted"] = own
        page["breadcrumbs"] = frame.breadcrumbs(category.path, root)
    else:
        page["json_ld"] = as_json(organization(frame.setting, frame.locale))
        page["feed"] = "changes.atom" if has_feed(frame.project, site, frame.locale) else ""
        page["manifest"] = f"{root}{MANIFEST}"
        page["jobs"] = frame.jobs()
        page["wanted"] = tuple(
            frame.article_link(i, root)
            for i in site.reading[frame.locale]
            if site.versions[i, frame.locale].meta.promoted
        )
    if index is None:
        return Page(PageContext(**page))
    fills = fill_slots(frame, index, root)
    return Page(PageContext(**page), index.source.path, fills)


def _search(frame: Frame) -> PageContext:
    segments = {locale: f"{locale.segment}/search/" for locale in frame.site.locales}
    page = frame.page(segments[frame.locale], "search.html")
    root = page["root"]
    home = frame.site.categories["", frame.locale]
    topics = (frame.site.categories[path, frame.locale] for path in home.children)
    page |= {
        "title": frame.strings.marked("Search"),
        "heading": frame.strings.marked("Search"),
        "description": frame.strings.marked("Search for help"),
        "noindex": True,
        "canonical": "",
        "languages": frame.languages(segments, root),
        "categories": tuple(frame.card(topic, root, None) for topic in topics),
        "wanted": tuple(frame.article_link(i, root) for i in home.articles),
    }
    return PageContext(**page)


def _contact(frame: Frame, urls: Mapping[Locale, str]) -> PageContext:
    """Make the contact page. urls: of all locales that have one of ours."""
    page = frame.page(urls[frame.locale], "contact.html")
    # Translators: Title and heading of the contact page, and the link to it on every page.
    title = frame.strings.marked("Contact us")
    page |= {
        "title": title,
        "heading": title,
        # Translators: Below the heading “Contact us”, and in search engines.
        "description": frame.strings.marked("Talk to a person: here are all the ways to reach us."),
        "contacts": contact_links(frame.setting, frame.strings, Reader(None)),
        "json_ld": as_json(organization(frame.setting, frame.locale)),
        "alternates": frame.alternates(urls),
        "languages": frame.languages(urls, page["root"]),
    }
    return PageContext(**page)


def _thanks(frame: Frame) -> PageContext:
    segments = {locale: f"{locale.segment}/thanks/" for locale in frame.site.locales}
    page = frame.page(segments[frame.locale], "thanks.html")
    page |= {
        # Translators: Title and heading of the page after an answer sent without scripts.
        "title": frame.strings.marked("Thank you"),
        "heading": frame.strings.marked("Thank you"),
        "description": "",
        "noindex": True,
        "canonical": "",
        "languages": frame.languages(segments, page["root"]),
    }
    return PageContext(**page)


def _all_languages(
    frame: Frame, frames: Mapping[Locale, Frame], template: str, root: str
) -> PageContext:
    """Make a page in all languages, of which a script keeps the reader's."""
    is_missing = template == "404.html"
    heading = frame.strings.marked("Page not found") if is_missing else ""
    page = frame.page("", template, root)
    page |= {
        "path": "404.html" if is_missing else "index.html",
        "notices": () if is_missing else page["notices"],
        "slash_script": "" if is_missing else page["slash_script"],
        "title": heading or page["site_name"],
        "heading": heading,
        "description": "",
        "noindex": is_missing,
        "canonical": "" if is_missing else page["canonical"],
        "languages": frame.languages({}, root),
        "alternates": () if is_missing else frame.alternates(home_urls(frame.site), CHOOSER),
        "parts": tuple(_part(one, root) for one in frames.values()),
        "contacts": (),
    }
    return PageContext(**page)


def _part(frame: Frame, root: str) -> LocalePart:
    locale = frame.locale
    home = f"{root}{locale.segment}/"
    return LocalePart(
        locale=locale.tag,
        direction=locale.direction,
        segment=locale.segment,
        label=frame.project.label(locale),
        home=home,
        search=f"{home}search/" if frame.project.config.search.enabled else "",
        contacts=contact_links(frame.setting, strings(frame.setting.files, locale.tag)),
        contact_url=frame.contact_url(root),
        notices=frame.standing.notices_on("", root),
    )


def _redirect(frame: Frame, former: str, url: str) -> PageContext:
    page = frame.page(former, "redirect.html")
    is_elsewhere = "://" in url
    target = url if is_elsewhere else absolute(frame.project, url.partition("#")[0])
    page |= {
        # Translators: Title of a page that leads on to the new address of another one.
        "title": frame.strings.marked("This page has moved"),
        "heading": frame.strings.marked("This page has moved"),
        "description": "",
        "noindex": True,
        **dict.fromkeys(("contacts", "header_links", "footer_links", "notices"), ()),
        "canonical": target,
        "target": url if is_elsewhere else page["root"] + quote(url, safe="/#"),
    }
    return PageContext(**page)
