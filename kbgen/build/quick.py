"""The page of an article just saved, without a build: what a writer looks at, at once.

A build follows, which makes the same page and everything else.
"""

from pathlib import Path

from kbgen import load, render
from kbgen.build.cache import Cache
from kbgen.build.compose import policy_of
from kbgen.build.state import State, Versions
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import compile_article
from kbgen.model.article import Article
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.themes import find_theme


class QuickPages:
    """Renders pages from the site that the last build left."""

    def __init__(self, project: Project, out: Path) -> None:
        self._project = project
        self.content = project.content.resolve()
        self._cache = Cache(project.private / "cache.db")
        self._state: State | None = self._cache.state(str(out.resolve()))
        self._theme = find_theme(project.themes, project.config.theme.name)
        self._files = self._theme.read()
        self._shown: dict[str, Article] = {}
        """By key of the result that it takes the place of: a build that ends forgets those."""
        if self._state is not None:
            versions = self._state.site.versions
            assert isinstance(versions, Versions)  # noqa: S101  # as states are kept
            versions.bind(self._cache.load, {})

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
        article, body = compile_article(source.file, text, policy_of(self._project))
        if not self._has_its_place(article, card.key):
            return ()
        versions = state.site.versions
        assert isinstance(versions, Versions)  # noqa: S101  # as above
        versions.replace(card.key, article)
        self._shown[card.key] = article
        pages = render.pages_showing(
            self._project, state.site, self._files, state.static, (article,)
        )
        return tuple(render.render_page(self._files, page.with_body(body.html)) for page in pages)

    def _has_its_place(self, article: Article, key: str) -> bool:
        before = self._shown.get(key) or self._cache.load([key]).get(key)
        return (
            before is not None
            and all(found.code != "KB101" for found in article.diagnostics)
            and (article.id, article.meta.slug, article.meta.draft)
            == (before.id, before.meta.slug, before.meta.draft)
        )

    def style_sheet(self) -> Artifact | None:
        """Return the style sheet of now, at the address that pages name."""
        if self._state is None:
            return None
        return Artifact(f"{self._state.static}site.css", render.style_sheet(self._theme))

    def close(self) -> None:
        self._cache.close()
