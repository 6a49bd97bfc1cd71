"""The page of an article just saved, without a build: what a writer sees at once.

A build follows, which makes the same page and everything else.
"""

from kbgen import load, render
from kbgen.build.cache import Cache
from kbgen.build.inputs import find_sources
from kbgen.build.options import BuildOptions
from kbgen.build.seal import user_seal
from kbgen.build.state import State
from kbgen.build.store import ArticleStore
from kbgen.build.workspace import open_workspace
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import compile_article
from kbgen.model.article import Article, FilledArticle
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale


class QuickPages:
    """Renders pages from the site that the last build left."""

    def __init__(self, project: Project, options: BuildOptions) -> None:
        self.content = project.content.resolve()
        self._workspace = open_workspace(project, options, find_sources(project, options))
        self._cache = Cache(project.private / "cache.db", user_seal(project.root))
        self._store = ArticleStore(self._cache, self._workspace.values)
        self._state: State | None = self._cache.state(str(options.out.resolve()))
        self._site = self._state.site.site(self._store) if self._state else None
        self._by_url: dict[str, tuple[str, Locale]] | None = None

    def warm_up(self) -> None:
        """Render one page, so that the first save does not wait for the templates."""
        if self._state is not None:
            next(filter(None, map(self.article, self._state.records)), None)

    def article(self, path: str) -> tuple[Artifact, ...]:
        """Return the pages that show an article, given its content path.

        Empty if it is new, does not parse, includes snippets or has another address: builds are for
        that.
        """
        state, site, workspace = self._state, self._site, self._workspace
        record = state.records.get(path) if state else None
        if state is None or site is None or record is None:
            return ()
        locale = Locale.parse(path.partition("/")[0])
        decoded = load.read_decoded(workspace.project.content, path, locale)
        if isinstance(decoded, Diagnostic):
            return ()
        compiled, body, draft = compile_article(decoded.source.file, decoded.text, workspace.rules)
        article = workspace.values.fill_article(compiled)
        if (
            article.meta.is_unreadable
            or draft.outline(decoded.text).includes
            or _place(article) != _place(self._store.get(record.key))
        ):
            return ()
        self._store.put(record.key, article)
        setting = workspace.setting(site, state.static)
        pages = render.pages_showing(setting, (article,))
        return tuple(render.render_page(setting.files, page.with_body(body.html)) for page in pages)

    def article_at(self, url: str) -> tuple[FilledArticle, FilledArticle | None] | None:
        """Return the article that a page shows, and its version in the default locale.

        url: of the page, relative to the site's root. None for pages that show no article.
        """
        site = self._site
        if site is None:
            return None
        if self._by_url is None:
            self._by_url = {url: key for key, url in site.urls.items()}
        key = self._by_url.get(url)
        if key is None:
            return None
        origin = (key[0], self._workspace.project.default_locale)
        return site.versions[key], site.versions.get(origin)

    def style_sheet(self) -> Artifact | None:
        """Return the current style sheet, at the address that pages name."""
        if self._state is None:
            return None
        css = render.style_sheet(self._workspace.theme, self._workspace.look)
        return Artifact(f"{self._state.static}site.css", css)

    def close(self) -> None:
        self._cache.close()


def _place(article: Article) -> tuple[object, ...]:
    """Return what decides whether and where an article is shown."""
    meta = article.meta
    return (
        article.id,
        meta.slug,
        meta.draft,
        meta.withheld,
        meta.publish_on,
        meta.expires_on,
        meta.audience,
    )
