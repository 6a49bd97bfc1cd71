"""What a work list is made from, and what stands on it."""

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
    """Title of the article, or what was searched for."""
    why: str
    weight: float
    """About how many readers of the last two months were not helped for this: the rank."""
    article_id: str = ""
    locale: str = ""
    path: str = ""
    """Of the file to edit, in the project."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything that points at work: what readers did, and what is wrong in the content."""

    source: Source
    project: Project
    site: Site
    base: str
    """Where the site is: its address, ending in a slash; empty: it has none."""
    findings: tuple[Diagnostic, ...] = ()
    """Of the build and of checks."""

    @cached_property
    def urls(self) -> Urls:
        """The addresses of the articles; none without a site: a report may lie anywhere."""
        if not self.base:
            return {}
        return {
            (article, locale.tag): self.base + quote(url)
            for (article, locale), url in self.site.urls.items()
        }

    @property
    def locales(self) -> Mapping[str, Locale]:
        """The locales of the list, by tag."""
        wanted = self.source.locales
        return {loc.tag: loc for loc in self.site.locales if not wanted or loc.tag in wanted}

    def article(self, article_id: str, tag: str) -> Article | None:
        """Return what a locale shows of an article: maybe the text of another language."""
        locale = self.locales.get(tag)
        if locale is None or (article_id, locale) not in self.site.urls:
            return None
        return self.site.versions[article_id, locale]

    def readers(self, article_id: str, tag: str) -> int:
        """Return how many there were in the last two months: work is about readers to come."""
        return self.source.once(read_readers).of(article_id, tag).recent


def work_on(article: Article, tag: str, step: str, why: str, weight: float) -> Work:
    """Return work on the text that the readers of a locale get."""
    if article.locale.tag != tag:
        step, why = "translate", f"{why} Readers get the text in {article.locale}."
    return Work(step, article.title, why, weight, article.id, tag, article.source.project_path)
