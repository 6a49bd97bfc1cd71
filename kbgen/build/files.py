"""The files of a site: which ones it has, and which of them have to be made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kbgen import load, render
from kbgen.build.composed import BodiesOnly, Composed
from kbgen.build.context import FilesContext
from kbgen.build.guides import guides
from kbgen.build.indexes import begin_indexes
from kbgen.build.lists import edited_lists, lists_for_programs
from kbgen.build.media import media_files
from kbgen.build.pages import PageStager
from kbgen.build.state import IndexRecord, State
from kbgen.build.twins import own_articles, stage_twins
from kbgen.build.write import Output
from kbgen.digest import digest
from kbgen.files import read_bytes, unusable
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """The files of a site, all of them in the output folder or staged."""

    paths: frozenset[str]
    static: str
    """Folder of the theme's static files."""
    indexes: Mapping[str, IndexRecord]
    """By tag."""
    reasons: tuple[tuple[str, str], ...]
    """Every page that was rendered, and why."""


def make_files(context: FilesContext) -> SiteFiles:
    """Stage every file that the output folder does not hold as the site needs it."""
    composed, last = context.composed, context.last
    if isinstance(composed, BodiesOnly) and last is not None and context.output.is_whole:
        return _edited_files(context, composed, last)
    return _all_files(context)


def _all_files(context: FilesContext) -> SiteFiles:
    """Make the files of the whole site."""
    composed, runner, output = context.composed, context.runner, context.output
    workspace, site = composed.workspace, composed.site
    chosen = workspace.options.locales
    paths = set(output.records) if chosen else set()
    with runner.step("files"):
        texts = render.script_words(workspace.wording.files, site.locales)
        table = workspace.project.config.embed
        scheme = table.scheme if table.origins else ""
        static, artifacts = render.static_files(workspace.theme, workspace.look, texts, scheme)
        fixed = [*_fixed_files(composed, static), _urls_json(composed)]
        fixed += _embed_script(composed, static)
        paths |= _stage(output, (*artifacts, *fixed))
        paths |= {*composed.media.copied, *composed.media.made}
        content = workspace.project.content
        for artifact, key in media_files(content, runner.cache, composed.media, output):
            output.stage(artifact, key)
    indexed = [locale for locale in site.locales if locale in (chosen or site.locales)]
    with runner.step("lists"):
        paths |= _stage(output, lists_for_programs(context, indexed))
        if workspace.project.config.agents.twins:
            own = load.find_root_files(workspace.project, site).files
            made = (one for one in guides(composed, indexed) if one.path not in own)
            paths |= _stage(output, made)
    searched = indexed if workspace.project.config.search.enabled else []
    finish = begin_indexes(context, searched, searched)
    runner.progress("Rendering", len(site.urls))
    pages = PageStager(context)
    setting = workspace.setting(site, static)
    pages.render(render.all_pages(setting))
    if workspace.project.config.agents.twins:
        paths |= stage_twins(context, setting, own_articles(context, indexed))
    runner.progress("Indexing", len(indexed))
    return _site_files(static, paths, pages, finish())


def _edited_files(context: FilesContext, composed: BodiesOnly, last: State) -> SiteFiles:
    """Make those files of the last build's site that hold something of the edited articles."""
    runner, output = context.runner, context.output
    changed = {article.locale for article in composed.edited}
    indexed = [locale for locale in composed.site.locales if locale.tag in last.indexes]
    affected = [locale for locale in indexed if locale in changed]
    paths = set(output.records)
    paths -= {path for locale in affected for path in last.indexes[locale.tag].paths}
    paths |= _stage(output, (_urls_json(composed), *edited_lists(context, composed)))
    finish = begin_indexes(context, affected, indexed)
    runner.progress("Rendering", len(composed.edited))
    pages = PageStager(context)
    setting = composed.workspace.setting(composed.site, last.static)
    pages.render(render.pages_showing(setting, composed.edited))
    if composed.workspace.project.config.agents.twins:
        own = [one for one in composed.edited if one.id in composed.site.own[one.locale]]
        paths |= stage_twins(context, setting, own)
    runner.progress("Indexing", len(changed))
    return _site_files(last.static, paths, pages, {**last.indexes, **finish()})


def _site_files(
    static: str, paths: set[str], pages: PageStager, indexes: Mapping[str, IndexRecord]
) -> SiteFiles:
    in_indexes = (path for record in indexes.values() for path in record.paths)
    return SiteFiles(
        paths=frozenset(paths | pages.paths).union(in_indexes),
        static=static,
        indexes=indexes,
        reasons=tuple(pages.reasons),
    )


def _stage(output: Output, artifacts: Iterable[Artifact]) -> set[str]:
    """Stage the files that the output folder lacks; return the paths of all."""
    paths = set()
    for artifact in artifacts:
        paths.add(artifact.path)
        key = "" if artifact.immutable else digest(artifact.data)
        if not output.has(artifact.path, key):
            output.stage(artifact, key)
    return paths


def _urls_json(composed: Composed) -> Artifact:
    """Make the list of addresses: it holds the revision of each text, so it follows every edit."""
    revisions = {
        (article_id, locale): composed.records[path].revision
        for path, article_id in composed.site.by_path.items()
        if (locale := Locale.of_path(path)) is not None
    }
    return Artifact("_kb/urls.json", render.urls_json(composed.site, revisions))


def _embed_script(composed: Composed, static: str) -> list[Artifact]:
    """Make the entrance of the elements for other pages. static: as in `SiteFiles`."""
    workspace = composed.workspace
    if not workspace.project.config.embed.origins:
        return []
    sheet = render.embed_sheet(workspace.theme, workspace.look)
    script = render.embed_script(workspace.setting(composed.site, static), sheet)
    return [Artifact("_kb/embed.js", script)]


def _root_files(composed: Composed) -> dict[str, bytes]:
    """Read the files that the project puts into the site's root."""
    found = load.find_root_files(composed.workspace.project, composed.site)
    contents = {}
    for path, file in found.files.items():
        try:
            contents[path] = read_bytes(file)
        except OSError as error:
            raise unusable(f"{load.ROOT_FILES}/{path}", error) from error
    return contents


def _fixed_files(composed: Composed, static: str) -> list[Artifact]:
    """Make the files of which every site has one. static: folder of the theme's files."""
    project, site = composed.workspace.project, composed.site
    theirs = _root_files(composed)
    rules = theirs.pop(load.ROBOTS, b"")
    files = {
        render.MANIFEST: render.manifest(project, composed.workspace.look, static),
        **theirs,
        "_headers": render.headers_file(project, site),
        "_redirects": render.redirects_file(project, site),
        load.ROBOTS: render.robots_txt(project) + (b"\n" + rules if rules else b""),
        "_kb/redirects.json": render.redirects_json(project, site),
        "_kb/redirects.map": render.nginx_map(project, site),
        # Without it, GitHub Pages publishes no folder that begins with `_`.
        ".nojekyll": b"",
    }
    if key := project.config.site.indexnow:
        files[f"{key}.txt"] = key.encode()
    if project.config.site.url:
        files |= render.sitemaps(project, site)
    for locale in site.locales:
        files |= render.feeds(project, site, locale)
    return [Artifact(path, data) for path, data in files.items()]
