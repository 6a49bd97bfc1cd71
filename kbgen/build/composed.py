"""A site without its pages, as one of two kinds of build makes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kbgen.build.inputs import Inputs
from kbgen.build.state import ArticleRecord, Media, SourceRecord
from kbgen.build.store import ArticleStore, StoredSite
from kbgen.build.workspace import Workspace
from kbgen.diagnostics import Diagnostic, ordered
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.site import Site

#: Diagnostics of articles, by content path.
Findings = Mapping[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A site without its pages, and what the next build needs to know of it."""

    workspace: Workspace
    inputs: Inputs
    site: Site
    stored: StoredSite
    """The same site as it is kept."""
    structure_key: str
    """See `State`."""
    sources: Mapping[str, SourceRecord]
    records: Mapping[str, ArticleRecord]
    findings: Findings
    site_findings: tuple[Diagnostic, ...]
    media: Media

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        of_articles = (finding for findings in self.findings.values() for finding in findings)
        return ordered((*self.site_findings, *of_articles))

    def prefetch(self, _locale: Locale) -> None:
        """Read all that a locale shows at once, where it is not in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullBuild(Composed):
    """A site put together from all its articles: every page may have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodiesOnly(Composed):
    """The site of the last build, in which nothing but the bodies of some articles changed."""

    edited: tuple[FilledArticle, ...]
    store: ArticleStore
    """Where the articles of `site` come from."""

    def prefetch(self, locale: Locale) -> None:
        self.store.prefetch(self.stored.shown_in(locale))
