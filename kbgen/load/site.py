"""Builds the site from articles: what each locale shows, and at which address."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.intents.answers import find_answers
from kbgen.load.addresses import Addresses, ArticleKey
from kbgen.load.assets import ShownFiles
from kbgen.load.contact import contact_pages
from kbgen.load.folder_titles import check_titles
from kbgen.load.folders import Folders
from kbgen.load.redirects import Redirects
from kbgen.load.related import find_related
from kbgen.load.tree import Tree, with_parents
from kbgen.model.article import Article, FilledArticle, FrontMatter
from kbgen.model.asset import Asset
from kbgen.model.locale import Locale
from kbgen.model.site import EXPIRED, WITHHELD_BELOW, Category, CategoryMeta, Site, SiteStructure

Metas = Mapping[tuple[str, Locale], CategoryMeta]


@dataclass(frozen=True, slots=True)
class Visibility:
    """The options that decide which articles readers see."""

    day: dt.date
    drafts: bool = False
    audience: str = "everyone"
    unreviewed: frozenset[ArticleKey] = frozenset()
    """Translations of a machine that are shown only after their review."""

    def absence(self, article: Article, origin: FrontMatter | None) -> str:
        """Return why an article is not shown; empty if it is.

        origin: of the same article in the default locale, whose dates apply to translations.
        """
        meta = article.meta
        publish_on = meta.publish_on or (origin.publish_on if origin else None)
        expires_on = meta.expires_on or (origin.expires_on if origin else None)
        if (meta.draft or meta.withheld) and not self.drafts:
            return meta.withheld or "It is a draft."
        if "agent" in {meta.audience, origin.audience if origin else ""} - {self.audience}:
            return "It is for support staff only."
        if publish_on and self.day < publish_on and not self.drafts:
            return f"It is published on {publish_on}."
        if expires_on and expires_on <= self.day:
            return f"{EXPIRED} on {expires_on}."
        if article.key in self.unreviewed and not self.drafts:
            return "It is a machine’s translation that awaits its review."
        return ""


def arrange(
    project: Project,
    articles: Sequence[FilledArticle],
    metas: Metas,
    visibility: Visibility,
    machine_made: frozenset[ArticleKey] = frozenset(),
) -> tuple[SiteStructure, tuple[Diagnostic, ...]]:
    """Give every article its place. Links are not followed yet (see `check_links`).

    machine_made: translations of which a machine made a part.
    """
    absences = _absences(project, articles, visibility)
    diagnostics = [*_held_by_date(articles, absences)]
    own = _own_versions((a for a in articles if not absences[a.source.path]), diagnostics)
    versions = _versions(project, own)
    addresses = Addresses(project, versions, Folders(metas))
    tree = Tree(project, versions, addresses.urls, metas)
    redirects = Redirects(project, addresses, versions)
    redirects.add_aliases(own.values())
    redirects.add_folders(metas, tree.categories)
    redirects.add_configured()
    expired = _expired(project, articles, absences, own, versions)
    redirects.add_expired(expired, tree.categories)
    diagnostics += [*addresses.diagnostics, *redirects.diagnostics]
    diagnostics += check_titles(project, own.values(), metas)
    reading = {locale: tree.reading(locale) for locale in project.locales}
    structure = SiteStructure(
        locales=project.locales,
        own=_own_ids(project, own, addresses.urls),
        versions=versions,
        urls=addresses.urls,
        categories=tree.categories,
        reading=reading,
        neighbours=_neighbours(tree.categories.values()),
        by_path={a.source.path: a.id for a in own.values()},
        files={(a.source.inner, a.locale): a.source.path for a in articles},
        by_inner={a.source.inner: a.id for a in own.values()},
        redirects=redirects.sorted(),
        contact=contact_pages(project, addresses.files, (old for old, _ in redirects.sorted())),
        absences={path: why for path, why in absences.items() if why},
        machine_made=machine_made,
        turns=tuple(sorted({day for a in articles if not a.meta.draft for day in _turns(a.meta)})),
    )
    return structure, tuple(diagnostics)


def assemble(structure: SiteStructure, files: ShownFiles, assets: Mapping[str, Asset]) -> Site:
    """Assemble the site. files: those that articles show. assets: their published forms."""
    placed = {field.name: getattr(structure, field.name) for field in fields(structure)}
    return Site(
        **placed,
        related=find_related(structure),
        answers=find_answers(structure),
        assets=assets,
        stand_ins=files.stand_ins,
    )


def _absences(
    project: Project, articles: Iterable[Article], visibility: Visibility
) -> dict[str, str]:
    """Return content path → why an article is not shown."""
    origins = {a.id: a.meta for a in articles if a.locale == project.default_locale}
    absences = {a.source.path: visibility.absence(a, origins.get(a.id)) for a in articles}
    held = {(a.source.folder, a.locale): a for a in articles if a.meta.is_for_folder}
    if held and not visibility.drafts:
        absences |= {a.source.path: WITHHELD_BELOW for a in articles if _is_below(a, held)}
    return absences


def _expired(
    project: Project,
    articles: Iterable[FilledArticle],
    absences: Mapping[str, str],
    own: Mapping[ArticleKey, FilledArticle],
    versions: Mapping[ArticleKey, FilledArticle],
) -> dict[ArticleKey, FilledArticle]:
    """Return what each locale showed of articles that have expired, and shows no longer."""
    expired = {a.key: a for a in articles if absences[a.source.path].startswith(EXPIRED)}
    before = _versions(project, {**expired, **own}) if expired else {}
    return {k: a for k, a in before.items() if absences[a.source.path] and k not in versions}


def _turns(meta: FrontMatter) -> Iterator[dt.date]:
    notice = (meta.notice.start, meta.notice.end) if meta.notice else (None, None)
    yield from (day for day in (meta.publish_on, meta.expires_on, notice[0]) if day)
    yield from after(notice[1])


def after(last: dt.date | None) -> Iterator[dt.date]:
    """Yield the day after the last one of a period, if there is one."""
    if last and last < dt.date.max:
        yield last + dt.timedelta(days=1)


def _is_below(article: Article, held: Container[ArticleKey]) -> bool:
    """Tell whether the text of a folder hides everything in the folder."""
    return any((folder, article.locale) in held for folder in with_parents(article.source.folder))


def _held_by_date(articles: Iterable[Article], absences: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Report articles that are not shown because of a date that another tool's key names."""
    for article in articles:
        why = absences[article.source.path]
        for field, key in article.meta.foreign if why else ():
            day = article.meta.publish_on if field == "publish_on" else article.meta.expires_on
            if str(day) not in why:
                continue
            place = Span(path=article.source.project_path, line=article.meta.line(field))
            what = "from that day on" if field == "publish_on" else "before that day"
            message = f"`{key}` is {day}: the article is only shown {what}"
            hint = f"Write `{field}: {day}` if that is intended, or correct the date."
            yield problem("KB115", place, message, hint)


def _own_ids(
    project: Project, own: Mapping[ArticleKey, Article], urls: Mapping[ArticleKey, str]
) -> dict[Locale, tuple[str, ...]]:
    ids: dict[Locale, list[str]] = {locale: [] for locale in project.locales}
    for key in sorted(own):
        if key in urls and not own[key].source.is_index:
            ids[key[1]].append(key[0])
    return {locale: tuple(listed) for locale, listed in ids.items()}


def _neighbours(categories: Iterable[Category]) -> dict[ArticleKey, tuple[str, str]]:
    neighbours: dict[ArticleKey, tuple[str, str]] = {}
    for category in categories:
        if category.is_series:
            ids = ("", *category.articles, "")
            for before, article_id, after in zip(ids, ids[1:], ids[2:], strict=False):
                neighbours[article_id, category.locale] = (before, after)
    return neighbours


def _own_versions(
    articles: Iterable[FilledArticle], diagnostics: list[Diagnostic]
) -> dict[ArticleKey, FilledArticle]:
    own: dict[ArticleKey, FilledArticle] = {}
    for article in sorted(articles, key=lambda a: a.source.path):
        first = own.setdefault(article.key, article)
        if first is not article:
            place = Span(path=article.source.project_path, line=article.meta.line("id"))
            message = (
                f"Duplicate id `{article.id}` in {article.locale}: "
                f"also used by {first.source.project_path}"
            )
            diagnostics.append(problem("KB402", place, message, "Give one of them another `id`."))
    return own


def _versions(
    project: Project, own: Mapping[ArticleKey, FilledArticle]
) -> dict[ArticleKey, FilledArticle]:
    """Add the stand-ins for missing translations. Texts of folders have none."""
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
