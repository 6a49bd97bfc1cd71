"""Sites from small projects, as far as `load` makes them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kbgen import load
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.site import Category, Site


@dataclass(frozen=True)
class Loaded:
    project: Project
    site: Site
    shown: load.ShownFiles
    diagnostics: tuple[Diagnostic, ...]

    @property
    def findings(self) -> list[tuple[str, str, int, str]]:
        """(code, path below content, line, message)."""
        return [
            (d.code, d.span.path.removeprefix("content/"), d.span.line, d.message)
            for d in self.diagnostics
        ]

    @property
    def codes(self) -> list[tuple[str, str]]:
        return [found[:2] for found in self.findings]

    @property
    def hints(self) -> list[str]:
        return [d.hint for d in self.diagnostics]

    @property
    def urls(self) -> dict[str, str]:
        """Address → path of the source file that it shows."""
        shown = {url: self.site.versions[key] for key, url in self.site.urls.items()}
        return {url: article.source.path for url, article in sorted(shown.items())}

    def category(self, path: str, tag: str = "en") -> Category:
        return self.site.categories[path, Locale(tag)]

    def reading(self, tag: str = "en") -> tuple[str, ...]:
        return self.site.reading[Locale(tag)]


@pytest.fixture
def load_site(make_project: Callable[..., Project]) -> Callable[..., Loaded]:
    """Write a project and load its site, links followed and files found."""

    def load_it(content: dict[str, str | bytes], *config: str, drafts: bool = False) -> Loaded:
        project = make_project(content, *config)
        scanned = load.scan(project)
        found = list(scanned.diagnostics)
        articles = []
        for path, locale in scanned.articles:
            source = load.read_source(project.content, path, locale)
            text = source if isinstance(source, Diagnostic) else load.decode(source)
            if isinstance(text, Diagnostic):
                found.append(text)
            else:
                articles.append(compile_article(source.file, text, Rules())[0])
        metas, wrong = load.read_categories(project.content, scanned)
        visibility = load.Visibility(dt.date(2026, 11, 28), drafts=drafts)
        structure, clashes = load.arrange(project, articles, metas, visibility)
        finder = load.FileFinder(project, scanned)
        shown = load.shown_files(finder, structure)
        site = load.assemble(structure, shown, {})
        published = tuple(
            {a.source.path: a for key, a in site.versions.items() if key in site.urls}.values()
        )
        missing = load.check_files(finder, site, published)
        broken = load.check_links(site, published)
        compiled = [d for article in articles for d in article.diagnostics]
        diagnostics = (*found, *compiled, *wrong, *clashes, *missing, *broken)
        return Loaded(project, site, shown, diagnostics)

    return load_it
