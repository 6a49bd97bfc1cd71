"""From articles to a site: which locale shows what, and where."""

from collections.abc import Iterable, Mapping

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.load.tree import Tree, folder_url
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import CategoryMeta, Site
from kbgen.text import slugify

#: Pages of every locale that no article may take the place of.
RESERVED = ("search", "thanks")

Key = tuple[str, Locale]


def assemble(
    project: Project,
    articles: Iterable[Article],
    metas: Mapping[tuple[str, Locale], CategoryMeta],
    *,
    drafts: bool,
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Put the articles together. Links are not followed yet (see `load.links`)."""
    found: list[Diagnostic] = []
    own = _own_versions((a for a in articles if drafts or not a.meta.draft), found)
    versions = _versions(project, own)
    urls = _urls(project, versions, found)
    tree = Tree(project, versions, urls, metas)
    reading = {locale: tree.reading(locale) for locale in project.locales}
    site = Site(
        locales=project.locales,
        articles=tuple(
            article
            for _, article in sorted(own.items())
            if not article.source.is_index and (article.id, article.locale) in urls
        ),
        versions=versions,
        urls=urls,
        categories=tree.categories,
        reading=reading,
        neighbours=_neighbours(reading, versions),
        by_path={a.source.path: a.id for a in own.values()},
        assets={},
        redirects=_redirects(own.values(), urls, found),
    )
    return site, tuple(found)


def _neighbours(
    reading: Mapping[Locale, tuple[str, ...]], versions: Mapping[Key, Article]
) -> dict[Key, tuple[str, str]]:
    found: dict[Key, tuple[str, str]] = {}
    for locale, ids in reading.items():
        tops = [versions[i, locale].source.folder.partition("/")[0] for i in ids]
        for at, article_id in enumerate(ids):
            before = ids[at - 1] if at and tops[at - 1] == tops[at] else ""
            after = ids[at + 1] if at + 1 < len(ids) and tops[at + 1] == tops[at] else ""
            found[article_id, locale] = (before, after)
    return found


def _own_versions(articles: Iterable[Article], found: list[Diagnostic]) -> dict[Key, Article]:
    own: dict[Key, Article] = {}
    for article in sorted(articles, key=lambda a: a.source.path):
        first = own.setdefault(article.key, article)
        if first is not article:
            place = Span(path=article.source.project_path, line=article.meta.line("id"))
            message = (
                f"`{article.id}` is there twice in {article.locale}, "
                f"also in {first.source.project_path}"
            )
            found.append(problem("KB402", place, message, "Give one of them another `id`."))
    return own


def _versions(project: Project, own: dict[Key, Article]) -> dict[Key, Article]:
    """Add what stands in for missing translations. Texts of folders have no stand-ins."""
    versions = dict(own)
    ids = sorted({article.id for article in own.values() if not article.source.is_index})
    for article_id in ids:
        for locale in project.locales:
            if (article_id, locale) in own:
                continue
            for other in project.fallbacks(locale):
                if (article_id, other) in own:
                    versions[article_id, locale] = own[article_id, other]
                    break
    return versions


def _urls(
    project: Project, versions: dict[Key, Article], found: list[Diagnostic]
) -> dict[Key, str]:
    taken: dict[str, str] = {}
    for locale in project.locales:
        for name in RESERVED:
            taken[f"{locale.segment}/{name}/"] = f"the page `{name}` of every locale"
    urls: dict[Key, str] = {}
    # Own versions choose first; what stands in for a translation has no claim to an address.
    for key, article in sorted(
        versions.items(), key=lambda item: (item[0][1] != item[1].locale, item[1].source.path)
    ):
        _, locale = key
        url = folder_url(article.source.folder, locale)
        if not article.source.is_index:
            url += (slugify(article.meta.slug or article.source.stem) or "article") + "/"
        if url in taken:
            if article.locale == locale:
                line = article.meta.line("slug")
                place = Span(path=article.source.project_path, line=line)
                message = f"Address /{url} is taken by {taken[url]}"
                found.append(problem("KB203", place, message, "Give one of them another `slug`."))
            continue
        taken[url] = article.source.project_path
        urls[key] = url
    return urls


def _redirects(
    articles: Iterable[Article], urls: dict[Key, str], found: list[Diagnostic]
) -> tuple[tuple[str, str], ...]:
    pages = set(urls.values())
    redirects: dict[str, str] = {}
    for article in articles:
        for alias in article.meta.aliases:
            former = alias.strip("/").removesuffix("index.html").strip("/") + "/"
            place = Span(path=article.source.project_path, line=article.meta.line("aliases"))
            hint = "Write the former address from the root of the site: /en/old-folder/old-name/."
            bad = former == "/" or former.startswith("_kb/") or ".." in former.split("/")
            if bad or "//" in alias or not alias.isprintable():
                message = f"Alias `{alias}` is no address of this site"
                found.append(problem("KB203", place, message, hint))
            elif former in pages or former in redirects:
                message = f"Alias `{alias}` is taken by another page"
                found.append(problem("KB203", place, message, "Take it out here or there."))
            elif article.key in urls:
                redirects[former] = urls[article.key]
    return tuple(sorted(redirects.items()))
