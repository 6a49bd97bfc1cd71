"""The main job, top to bottom."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kbgen import load, render, search
from kbgen.build.cache import Cache
from kbgen.build.listing import input_key, output_key
from kbgen.build.options import BuildOptions, BuildResult
from kbgen.build.pool import Pool
from kbgen.build.runner import Runner
from kbgen.build.stages import COMPILE, INDEX, RENDER
from kbgen.build.write import check_output, write_site
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, ordered
from kbgen.load.assets import read_assets
from kbgen.load.links import check_links
from kbgen.markdown import HtmlPolicy
from kbgen.model.article import Article
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.page import PageContext
from kbgen.model.site import Site
from kbgen.model.source import SourceFile
from kbgen.templates import Theme, find_theme

#: Told what is going on: "Compiling", 225.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A whole site in memory."""

    site: Site
    artifacts: tuple[Artifact, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(
    project: Project, options: BuildOptions, progress: Progress = lambda *_: None
) -> BuildResult:
    """Build the site into `options.out`.

    Raises KbgenError, with the site as it was, for what is no mistake in the content.
    """
    check_output(options.out)
    theme = find_theme(project.themes, project.config.theme.name)
    runner = _runner(project, options)
    try:
        output = str(options.out.resolve())
        # Taken before anything is read: what is saved meanwhile makes the next build run.
        key = input_key(project, theme, options)
        last = runner.cache.last_build(output)
        # A preview that has just begun has to learn first what its last good articles are.
        may_stop = not options.clean and options.last_good != {}
        if may_stop and last and last[0] == key + output_key(options):
            result: BuildResult = last[1]
            return replace(result, written=0, removed=0, stages_run=(), notice="")
        composed = compose(project, theme, options, runner, progress)
        progress("Writing", len(composed.artifacts))
        written = write_site(
            options.out, project.private, composed.artifacts, keep=bool(options.locales)
        )
        result = BuildResult(
            diagnostics=composed.diagnostics,
            pages=_count(composed.site, options),
            files=written.files,
            size=written.size,
            written=written.written,
            removed=written.removed,
            notice=runner.cache.notice,
            stages_run=tuple(sorted(runner.ran.items())),
        )
        if not options.locales:
            runner.forget_unused(output)
        runner.cache.save_build(output, key + output_key(options), result)
        return result
    finally:
        runner.close()


def check(
    project: Project, options: BuildOptions, progress: Progress = lambda *_: None
) -> Composed:
    """Make the site without writing it."""
    theme = find_theme(project.themes, project.config.theme.name)
    runner = _runner(project, options)
    try:
        return compose(project, theme, options, runner, progress)
    finally:
        runner.close()


def compose(
    project: Project, theme: Theme, options: BuildOptions, runner: Runner, progress: Progress
) -> Composed:
    """Make the whole site in memory."""
    scanned = load.scan(project)
    sources, unread = _read(project, scanned)
    progress("Compiling", len(sources))
    articles = _last_good(runner.run(COMPILE, _policy(project), sources), options)
    found = [*scanned.diagnostics, *unread, *(d for a in articles for d in a.diagnostics)]
    metas, wrong = load.read_categories(project.content, scanned)
    site, clashes = load.assemble(project, articles, metas, drafts=options.drafts)
    asset_urls, assets, missing = read_assets(project.content, scanned, _published(site))
    site = replace(site, assets=asset_urls)
    found += [*wrong, *clashes, *missing, *check_links(site, _published(site))]
    found += search.check_pins(project, site)
    static, static_files = render.static_files(theme)
    look = render.Presentation(theme, theme.digest("templates") + theme.digest("locales"))
    pages = [p for p in render.page_contexts(project, site, look, static) if _wanted(p, options)]
    progress("Rendering", len(pages))
    artifacts = [*static_files, *assets, *runner.run(RENDER, look, pages)]
    if project.config.search.enabled:
        locales = [loc for loc in site.locales if loc in (options.locales or site.locales)]
        progress("Indexing", len(locales))
        corpora = [search.search_corpus(project, site, loc, locales) for loc in locales]
        indexes = runner.run(INDEX, search.FORMAT, corpora)
        artifacts += [artifact for index in indexes for artifact in index]
    artifacts += _site_files(project, site)
    return Composed(site=site, artifacts=tuple(artifacts), diagnostics=ordered(found))


def _read(project: Project, scanned: load.Scan) -> tuple[list[SourceFile], list[Diagnostic]]:
    sources: list[SourceFile] = []
    unread: list[Diagnostic] = []
    for path, locale in scanned.articles:
        source = load.read_source(project.content, path, locale)
        if isinstance(source, Diagnostic):
            unread.append(source)
        else:
            sources.append(source)
    return sources, unread


def _last_good(articles: list[Article], options: BuildOptions) -> list[Article]:
    known = options.last_good
    if known is None:
        return articles
    shown = []
    for article in articles:
        path = article.source.path
        if path in known and any(found.code == "KB101" for found in article.diagnostics):
            shown.append(replace(known[path], diagnostics=article.diagnostics))
        else:
            known[path] = article
            shown.append(article)
    return shown


def _policy(project: Project) -> HtmlPolicy:
    table = project.config.markdown
    return HtmlPolicy(
        keep=table.html == "sanitise",
        tags=tuple(sorted(table.allowed_tags)),
        attributes=tuple(
            sorted((tag, tuple(sorted(some))) for tag, some in table.allowed_attributes.items())
        ),
    )


def _published(site: Site) -> tuple[Article, ...]:
    """Return the articles and folder texts that have an address."""
    unique = {a.source.path: a for key, a in site.versions.items() if key in site.urls}
    return tuple(unique[path] for path in sorted(unique))


def _wanted(page: PageContext, options: BuildOptions) -> bool:
    tags = {locale.tag for locale in options.locales}
    return not tags or page.locale in tags or "/" not in page.path


def _site_files(project: Project, site: Site) -> list[Artifact]:
    files = {
        "_headers": render.headers_file(project, site),
        "_redirects": render.redirects_file(project, site),
        "robots.txt": render.robots_txt(project),
        "_kb/urls.json": render.urls_json(site),
    }
    if project.config.site.url:
        files["sitemap.xml"] = render.sitemap(project, site)
    return [Artifact(path, data) for path, data in files.items()]


def _count(site: Site, options: BuildOptions) -> tuple[tuple[Locale, int, int], ...]:
    counts = []
    for locale in options.locales or site.locales:
        ids = site.reading[locale]
        stand_ins = sum(site.is_fallback(article_id, locale) for article_id in ids)
        counts.append((locale, len(ids) - stand_ins, stand_ins))
    return tuple(counts)


def _runner(project: Project, options: BuildOptions) -> Runner:
    file = project.private / "cache.db"
    if options.clean:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
    return Runner(Cache(file), Pool(options.jobs))
