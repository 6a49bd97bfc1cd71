"""The input and the entries of the work list."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from kbgen.config import Project
from kbgen.decisions import Decision
from kbgen.diagnostics import Diagnostic
from kbgen.intents import Coverage
from kbgen.intents.answers import coverage
from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.site import Site
from kbgen.moved import Moves
from kbgen.report.readers import read_readers
from kbgen.report.source import Source
from kbgen.report.words import Titles

#: Article and tag → address.
Urls = Mapping[tuple[str, str], str]


class Work(NamedTuple):
    """One reason to work on something."""

    step: str
    """`write`, `rewrite`, `translate`, `add synonym`, `redirect`, `fix policy`, `fix`."""
    subject: str
    """Title of the article, or the query."""
    why: str
    todo: str
    """What to write, and where."""
    weight: float
    """Estimated readers of the last two months that were not helped; it ranks the list."""
    latest: dt.date
    """Day of the latest evidence; for what can be seen at any time, the day of the list."""
    article_id: str = ""
    locale: str = ""
    path: str = ""
    """The file to edit, in the project."""
    key: str = ""
    """Of a search without an article: the same for all queries that mean the same."""

    @property
    def task(self) -> str:
        """The id of the task that it belongs to, as `content/decisions.toml` has it."""
        if self.article_id:
            return f"{self.locale}/{self.article_id}"
        return f"{self.locale}?{self.key}" if self.key else self.path


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All input of the work list: events of readers, and findings in the content."""

    source: Source
    project: Project
    site: Site
    base: str
    """Address of the site, ending with a slash; empty: it has none."""
    check: Callable[[], tuple[Diagnostic, ...]] = tuple
    """Finds what the build and the checks find; slow, so only asked for the work list."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """Task → what the team has decided."""

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Findings of the build and of checks."""
        return self.check()

    @cached_property
    def urls(self) -> Urls:
        """Addresses of the articles; none without the address of the site."""
        if not self.base:
            return {}
        return {
            (article, locale.tag): self.base + quote(url)
            for (article, locale), url in self.site.urls.items()
        }

    @cached_property
    def titles(self) -> Titles:
        """Titles of the articles, as each locale shows them."""
        versions = self.site.versions.items()
        titles = {(key, locale.tag): article.title for (key, locale), article in versions}
        # Of an article as such: in the default locale, where it is written in that.
        default = self.project.default_locale.tag
        by_default = sorted(titles.items(), key=lambda one: one[0][1] == default)
        return {(key, ""): title for (key, _), title in by_default} | titles

    @cached_property
    def paths(self) -> Mapping[tuple[str, str], str]:
        """Files of the articles, in the project."""
        versions = self.site.versions.items()
        return {(k, locale.tag): a.source.project_path for (k, locale), a in versions}

    @property
    def locales(self) -> Mapping[str, Locale]:
        """The locales of the list, by tag."""
        tags = self.source.locales
        return {loc.tag: loc for loc in self.site.locales if not tags or loc.tag in tags}

    @property
    def coverage(self) -> Coverage | None:
        """What the articles answer; None where the site is no shop's."""
        return coverage(self.site, self.project.default_locale)

    @cached_property
    def moves(self) -> Moves:
        """Where addresses without a page should lead."""
        return Moves(self.site, self.project.config.site.url)

    @property
    def today(self) -> dt.date:
        return self.source.period.last

    def article(self, article_id: str, tag: str) -> Article | None:
        """Return the article as a locale shows it, which may be a fallback."""
        locale = self.locales.get(tag)
        if locale is None or (article_id, locale) not in self.site.urls:
            return None
        return self.site.versions[article_id, locale]

    def readers(self, article_id: str, tag: str) -> int:
        """Return the readers of the last two months."""
        return self.source.once(read_readers).of(article_id, tag).recent


class Reason(NamedTuple):
    """What speaks for work on an article."""

    step: str
    why: str
    todo: str
    weight: float
    latest: dt.date


def work_on(article: Article, tag: str, reason: Reason) -> Work:
    """Return work on the text that a locale shows."""
    step, why, todo, weight, latest = reason
    path = article.source.project_path
    if article.locale.tag != tag:
        step, why = "translate", f"{why} Readers see the {article.locale} text."
        todo = f"Translate {path} into content/{tag}/{article.source.inner}."
    return Work(step, article.title, why, todo, weight, latest, article.id, tag, path)
