"""The page of an article just saved, without a build: what a writer looks at, at once.

A build follows, which makes the same page and everything else.
"""

from collections.abc import Iterable, Mapping

from kbgen import load, render
from kbgen.build.cache import Cache
from kbgen.build.compose import rules_of
from kbgen.build.options import BuildOptions, day_of
from kbgen.build.seal import user_seal
from kbgen.build.state import State, Versions
from kbgen.build.wording import read_wording
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.frontmatter import UNREAD
from kbgen.markdown import compile_article
from kbgen.model.article import Article
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.themes import find_theme


class QuickPages:
    """Renders pages from the site that the last build left."""

    def __init__(self, project: Project, options: BuildOptions) -> None:
        self._project = project
        self._options = options
        self.content = project.content.resolve()
        self._cache = Cache(project.private / "cache.db", user_seal(project.root))
        self._state: State | None = self._cache.state(str(options.out.resolve()))
        self._theme = find_theme(project.themes, project.config.theme.name)
        self._wording = read_wording(project, day_of(options, project.config.site.time_zone))
        self._shown: dict[str, Article] = {}
        """By key of the result that it takes the place of: a build that ends forgets those."""
        if self._state is not None:
            versions = self._state.site.versions
            assert isinstance(versions, Versions)  # noqa: S101  # as states are kept
            versions.bind(self._load, {})

    def _load(self, keys: Iterable[str]) -> Mapping[str, Article]:
        values = self._wording.values
        return {key: values.article(one) for key, one in self._cache.load(keys).items()}

    def warm_up(self) -> None:
        """Render some page, so that the first one asked for need not wait for the templates."""
        if self._state is not None:
            next(filter(None, map(self.article, self._state.cards)), None)

    def article(self, path: str) -> tuple[Artifact, ...]:
        """Return the pages that show an article, given its content path.

        None of them if it is new, does not parse, or has another address: builds are for that.
        """
        state = self._state
        card = state.cards.get(path) if state else None
        if state is None or card is None:
            return ()
        locale = Locale.parse(path.partition("/")[0])
        source = load.read_source(self._project.content, path, locale)
        text = source if isinstance(source, Diagnostic) else load.decode(source)
        if isinstance(text, Diagnostic) or isinstance(source, Diagnostic):
            return ()
        rules = rules_of(self._project, self._options)
        article, body, draft = compile_article(source.file, text, rules)
        if draft.outline(text).includes:  # a build is for that
            return ()
        article = self._wording.values.article(article)
        if not self._has_its_place(article, card.key):
            return ()
        versions = state.site.versions
        assert isinstance(versions, Versions)  # noqa: S101  # as above
        versions.replace(card.key, article)
        self._shown[card.key] = article
        files = self._wording.files
        setting = render.Setting(
            project=self._project,
            site=state.site,
            files=files,
            static=state.static,
            values=self._wording.values,
        )
        pages = render.pages_showing(setting, (article,))
        return tuple(render.render_page(files, page.with_body(body.html)) for page in pages)

    def _has_its_place(self, article: Article, key: str) -> bool:
        before = self._shown.get(key) or self._cache.load([key]).get(key)
        return (
            before is not None
            and not UNREAD & {found.code for found in article.diagnostics}
            and _place(article) == _place(before)
        )

    def style_sheet(self) -> Artifact | None:
        """Return the style sheet of now, at the address that pages name."""
        if self._state is None:
            return None
        return Artifact(f"{self._state.static}site.css", render.style_sheet(self._theme))

    def close(self) -> None:
        self._cache.close()


def _place(article: Article) -> tuple[object, ...]:
    """Return what says whether and where an article is shown."""
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
