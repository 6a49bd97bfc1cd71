"""From the content folder to a site: compile what changed, and put the site together if needed."""

from dataclasses import replace

from kbgen import load, search
from kbgen.build.articles import Articles
from kbgen.build.composed import BodiesOnly, FullBuild
from kbgen.build.context import ComposeContext
from kbgen.build.findings import article_findings, existing_only
from kbgen.build.media import add_copies, find_media
from kbgen.build.outdated import outdated
from kbgen.build.state import State
from kbgen.build.store import ArticleStore, StoredSite
from kbgen.build.wording import fill_categories
from kbgen.config import former_settings
from kbgen.diagnostics import Diagnostic
from kbgen.digest import digest
from kbgen.load.check_notices import check_notices
from kbgen.load.check_site_links import check_site_links
from kbgen.model.locale import Locale
from kbgen.model.names import TRANSLATIONS
from kbgen.model.site import SiteStructure


def compose(context: ComposeContext, *, copies: bool) -> FullBuild | BodiesOnly:
    """Compile the articles and put them together.

    Where nothing changed that pages of other articles show, the site of the last build is used
    again, and unchanged articles are not even read. copies: make smaller copies of images.
    """
    runner, last = context.runner, context.last
    runner.progress("Compiling", len(context.workspace.scan.articles))
    articles = Articles(context)
    with runner.step("compile") as made:
        made.append(articles.read_changed())
    key = _structure_key(context, articles)
    if last is not None and last.structure_key == key:
        return _last_site(context, articles, last)
    with runner.step("compile") as made:
        made.append(articles.read_rest())
    return _new_site(context, articles, key, copies=copies)


def _structure_key(context: ComposeContext, articles: Articles) -> str:
    """See `State.structure_key`."""
    workspace = context.workspace
    scan = workspace.scan
    return digest(
        context.inputs.site_key,
        sorted((path, record.shared) for path, record in articles.records.items()),
        [(path, scan.stats[path]) for path, _ in scan.categories],
        sorted((path, scan.stats[path]) for path in scan.assets),
        scan.stats.get(TRANSLATIONS),
        scan.diagnostics,
        workspace.snippets.diagnostics,
        workspace.values.key,
        workspace.wording.diagnostics,
        workspace.notices,
        workspace.notice_findings,
        workspace.asked,
        workspace.asked_findings,
    )


def _last_site(context: ComposeContext, articles: Articles, last: State) -> BodiesOnly:
    """Return the site of the last build with the articles whose bodies changed since."""
    workspace, records = context.workspace, articles.records
    changed = articles.changed_since(last)
    new = {records[path].key: article for path, article in changed.items()}
    store = ArticleStore(context.runner.cache, workspace.values, new)
    stored = last.site.with_results({last.records[p].key: records[p].key for p in changed})
    site = stored.site(store)
    finder = load.FileFinder(workspace.project, workspace.scan)
    findings = article_findings(workspace, finder, site, articles.results)
    return BodiesOnly(
        workspace=workspace,
        inputs=context.inputs,
        site=site,
        stored=stored,
        structure_key=last.structure_key,
        sources=articles.sources,
        records=records,
        findings=existing_only({**last.findings, **findings}, articles.paths),
        site_findings=last.site_findings,
        media=last.media,
        edited=tuple(a for p, a in changed.items() if records[p].digest != last.records[p].digest),
        store=store,
    )


def _new_site(context: ComposeContext, articles: Articles, key: str, *, copies: bool) -> FullBuild:
    """Put the site together from all its articles."""
    workspace, records = context.workspace, articles.records
    finder = load.FileFinder(workspace.project, workspace.scan)
    with context.runner.step("assemble"):
        structure, wrong = _arrange(context, articles)
        findings = article_findings(workspace, finder, structure, articles.results)
        files = load.shown_files(finder, structure)
    published = find_media(context, files)
    if copies:
        published = add_copies(context, published)
    with context.runner.step("assemble"):
        site = load.assemble(structure, files, published.assets)
    return FullBuild(
        workspace=workspace,
        inputs=context.inputs,
        site=site,
        stored=StoredSite.of(site, lambda article: records[article.source.path].key),
        structure_key=key,
        sources=articles.sources,
        records=records,
        findings=existing_only(findings, articles.paths),
        site_findings=(
            *wrong,
            *search.check_pins(workspace.project, site),
            *search.check_asked_of(workspace.asked, site),
            *check_site_links(workspace.project, site, workspace.values),
            *check_notices(workspace.project, site, workspace.values, workspace.notices),
            *load.find_root_files(workspace.project, site).diagnostics,
            *published.diagnostics,
        ),
        media=published.media,
    )


def _arrange(
    context: ComposeContext, articles: Articles
) -> tuple[SiteStructure, tuple[Diagnostic, ...]]:
    """Give every article its place; return the findings that belong to no article as well."""
    workspace, options = context.workspace, context.workspace.options
    metas, wrong = load.read_categories(workspace.project.content, workspace.scan)
    metas, unknown = fill_categories(workspace.values, metas)
    machine_made = _machine_made(context)
    is_awaited = workspace.project.config.translate.publish == "reviewed"
    visibility = load.Visibility(
        context.inputs.sources.day,
        drafts=options.drafts,
        audience=options.audience,
        unreviewed=machine_made if is_awaited else frozenset(),
    )
    shown = tuple(articles.articles.values())
    structure, clashes = load.arrange(workspace.project, shown, metas, visibility, machine_made)
    structure = replace(structure, outdated=outdated(workspace, structure))
    return structure, (
        *former_settings(workspace.project),
        *workspace.scan.diagnostics,
        *workspace.snippets.diagnostics,
        *workspace.wording.diagnostics,
        *workspace.look_findings,
        *workspace.notice_findings,
        *workspace.asked_findings,
        *wrong,
        *unknown,
        *clashes,
    )


def _machine_made(context: ComposeContext) -> frozenset[tuple[str, Locale]]:
    """Return the translations of which a machine made a part that is not reviewed."""
    workspace = context.workspace
    if TRANSLATIONS not in workspace.scan.stats:
        return frozenset()
    # Loaded late: most sites have no such file.
    from kbgen.translate.lock import machine_made, read_lock

    made = machine_made(read_lock(workspace.project.content))
    return frozenset((article, Locale(tag)) for article, tag in made)
