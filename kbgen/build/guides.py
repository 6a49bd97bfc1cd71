"""`llms.txt` at the root and in the folder of each locale: lists of the twins."""

from collections.abc import Iterable, Iterator

from kbgen import render, twins
from kbgen.build.composed import Composed
from kbgen.i18n import market_label
from kbgen.model.article import FilledArticle
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale

NAME = "llms.txt"


def guides(composed: Composed, locales: Iterable[Locale]) -> Iterator[Artifact]:
    """Make the list of each locale, and one at the root that leads to them."""
    site = composed.site
    for locale in locales:
        yield Artifact(f"{locale.segment}/{NAME}", _guide(composed, locale, "../"))
    if len(site.locales) == 1:
        yield Artifact(NAME, _guide(composed, site.locales[0], ""))
        return
    project = composed.workspace.project
    entries = (
        twins.Entry(project.label(one), _address(composed, f"{one.segment}/{NAME}", ""))
        for one in site.locales
    )
    default = project.default_locale
    name, home = project.site_name(default)[0], site.categories["", default]
    groups = [twins.Group("", tuple(entries))]
    yield Artifact(NAME, twins.llms_txt(name, home.description, groups))


def _guide(composed: Composed, locale: Locale, root: str) -> bytes:
    """Return the list of a locale. root: leads from the file to the site's root."""
    site, project = composed.site, composed.workspace.project
    by_folder: dict[str, list[twins.Entry]] = {}
    for article_id in site.reading[locale]:
        if not site.is_fallback(article_id, locale):
            article = site.versions[article_id, locale]
            entry = _entry(composed, article, root)
            by_folder.setdefault(article.source.folder, []).append(entry)
    groups = [
        twins.Group(site.categories[folder, locale].title if folder else "", tuple(entries))
        for folder, entries in by_folder.items()
    ]
    # Readers that are short of room leave out what stands under this heading.
    path = render.articles_path(locale)
    groups.append(twins.Group("Optional", (twins.Entry(path, _address(composed, path, root)),)))
    name = project.site_name(locale)[0]
    return twins.llms_txt(name, site.categories["", locale].description, groups)


def _entry(composed: Composed, article: FilledArticle, root: str) -> twins.Entry:
    title = article.title
    if article.titles:  # it holds the value of one market
        project, locale = composed.workspace.project, article.locale
        market = project.market_of(locale)
        title = f"{title} ({market_label(project, market, locale)[0]})" if market else article.id
    url = composed.site.urls[article.key] + twins.twin_name("")
    description = article.description_for_all or article.description
    return twins.Entry(title, _address(composed, url, root), description)


def _address(composed: Composed, url: str, root: str) -> str:
    return render.absolute(composed.workspace.project, url) or root + render.quoted(url)
