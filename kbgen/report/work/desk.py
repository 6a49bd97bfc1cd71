"""The input and the entries of the work list."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.report.readers import read_readers
from kbgen.report.source import Source

#: Article and tag → address.
Urls = Mapping[tuple[str, str], str]


class Work(NamedTuple):
    """One thing to do."""

    step: str
    """`write`, `rewrite`, `translate`, `add synonym`, `fix policy` or `fix`."""
    subject: str
    """Title of the article, or the query."""
    why: str
    weight: float
    """Estimated readers of the last two months that were not helped; it ranks the list."""
    article_id: str = ""
    locale: str = ""
    path: str = ""
    """The file to edit, in the project."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All input of the work list: events of readers, and findings in the content."""

    source: Source
    project: Project
    site: Site
    base: str
    """Address of the site, ending with a slash; empty: it has none."""
    findings: tuple[Diagnostic, ...] = ()
    """Findings of the build and of checks."""

    @cached_property
    def urls(self) -> Urls:
        """Addresses of the articles; none without the address of the site."""
        if not self.base:
            return {}
        return {
            (article, locale.tag): self.base + quote(url)
            for (article, locale), url in self.site.urls.items()
        }

    @property
    def locales(self) -> Mapping[str, Locale]:
        """The locales of the list, by tag."""
        tags = self.source.locales
        return {loc.tag: loc for loc in self.site.locales if not tags or loc.tag in tags}

    def article(self, article_id: str, tag: str) -> Article | None:
        """Return the article as a locale shows it, which may be a fallback."""
        locale = self.locales.get(tag)
        if locale is None or (article_id, locale) not in self.site.urls:
            return None
        return self.site.versions[article_id, locale]

    def readers(self, article_id: str, tag: str) -> int:
        """Return the readers of the last two months."""
        return self.source.once(read_readers).of(article_id, tag).recent


def work_on(article: Article, tag: str, step: str, why: str, weight: float) -> Work:
    """Return work on the text that a locale shows."""
    if article.locale.tag != tag:
        step, why = "translate", f"{why} Readers see the {article.locale} text."
    return Work(step, article.title, why, weight, article.id, tag, article.source.project_path)
