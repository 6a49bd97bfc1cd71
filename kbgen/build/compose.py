"""From the content folder to a site: compiles what changed, and assembles the rest if it has to."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kbgen import load, search
from kbgen.build.cache import Damaged
from kbgen.build.inputs import Factors, Inputs
from kbgen.build.options import BuildOptions
from kbgen.build.runner import Runner
from kbgen.build.stages import COMPILE
from kbgen.build.state import Card, SourceRecord, State, Versions
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, ordered
from kbgen.digest import digest
from kbgen.load.assets import find_assets
from kbgen.load.links import check_links
from kbgen.markdown import HtmlPolicy
from kbgen.model.article import Article
from kbgen.model.site import Site
from kbgen.model.source import Source, SourceFile

#: What is wrong with articles, by content path.
Findings = dict[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A site without its pages."""

    site: Site
    site_key: str
    """See `State`."""
    touched: tuple[Article, ...] | None
    """Articles of which only the body changed since the last build, when nothing else did; None:
    every page may have changed."""
    sources: dict[str, SourceRecord]
    cards: dict[str, Card]
    findings: Findings
    site_findings: tuple[Diagnostic, ...]
    prior: Factors
    """What readers' votes and clicks say of the articles, for search."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return ordered((*self.site_findings, *(d for some in self.findings.values() for d in some)))


def compose(
    project: Project,
    options: BuildOptions,
    runner: Runner,
    inputs: Inputs,
    last: State | None,
) -> Composed:
    """Compile the articles and put them together.

    last: what the build before kept. Where nothing differs from it that others
    show, its site is taken as it is, and articles that did not change are not even read.
    """
    scan = inputs.scan
    articles = _Articles(project, options, runner, inputs, last)
    with runner.step("compile") as made:
        made.append(articles.read(path for path, _ in scan.articles if articles.is_changed(path)))
    key = digest(
        inputs.look,
        sorted((path, card.shared) for path, card in articles.cards.items()),
        [(path, scan.stats[path]) for path, _ in scan.categories],
        sorted((path, scan.stats[path]) for path in scan.assets),
        scan.diagnostics,
    )
    if last is not None and last.site_key == key:
        site, touched = articles.known_site(last)
        findings, _ = _findings(project, scan, site, articles.found)
        return Composed(
            site=site,
            site_key=key,
            touched=touched,
            sources=articles.sources,
            cards=articles.cards,
            findings=_told({**last.findings, **findings}, articles.paths),
            site_findings=last.site_findings,
            prior=inputs.prior,
        )
    with runner.step("compile") as made:
        made.append(articles.read(p for p, _ in scan.articles if p not in articles.found))
    with runner.step("assemble"):
        metas, wrong = load.read_categories(project.content, scan)
        shown = [article for article in articles.found.values() if isinstance(article, Article)]
        site, clashes = load.assemble(project, shown, metas, drafts=options.drafts)
        findings, assets = _findings(project, scan, site, articles.found)
    return Composed(
        site=replace(site, assets=assets),
        site_key=key,
        touched=None,
        sources=articles.sources,
        cards=articles.cards,
        findings=_told(findings, articles.paths),
        site_findings=(*scan.diagnostics, *wrong, *clashes, *search.check_pins(project, site)),
        prior=inputs.prior,
    )


class _Articles:
    """The articles of a build, as far as they had to be read."""

    def __init__(
        self,
        project: Project,
        options: BuildOptions,
        runner: Runner,
        inputs: Inputs,
        last: State | None,
    ) -> None:
        self._project = project
        self._keep_good = options.keep_good
        self._runner = runner
        self._stats = inputs.scan.stats
        self._last = last
        self._locales = dict(inputs.scan.articles)
        self._known = last.sources if last else {}
        self.cards = (
            {path: last.cards[path] for path in self._locales if path in last.cards}
            if last is not None and last.look == inputs.look
            else {}
        )
        self.sources = {p: record for p, record in self._known.items() if p in self._locales}
        self.found: dict[str, Article | Diagnostic] = {}
        """By content path."""

    @property
    def paths(self) -> Container[str]:
        return self._locales

    def is_changed(self, path: str) -> bool:
        return not self._is_known(path) or path not in self.cards

    def _is_known(self, path: str) -> bool:
        record = self._known.get(path)
        return record is not None and record.stat == self._stats[path]

    def read(self, paths: Iterable[str]) -> int:
        """Compile articles, or take them from the cache; return how many were compiled."""
        read: list[str] = []
        kept, made = self._runner.run(
            COMPILE, policy_of(self._project), self._sources(paths, read), self._fetch
        )
        for path, result in zip(read, kept, strict=True):
            self.cards.pop(path, None)
            article, key = result.value, result.key
            if isinstance(article, Article):
                article, key = self._good(path, article, key)
                self.cards[path] = Card(key, article.shared, article.digest)
            self.found[path] = article
        return made

    def _sources(self, paths: Iterable[str], read: list[str]) -> Iterator[SourceFile | Source]:
        """Yield files, those that did not change unread; `read` is told their paths."""
        for path in paths:
            if self._is_known(path):
                file = SourceFile(
                    path=path, locale=self._locales[path], digest=self._known[path].digest
                )
                read.append(path)
                yield file
                continue
            source = load.read_source(self._project.content, path, self._locales[path])
            if isinstance(source, Diagnostic):
                self.found[path] = source
                self.cards.pop(path, None)
                continue
            self.sources[path] = SourceRecord(self._stats[path], source.file.digest)
            read.append(path)
            yield source

    def _fetch(self, source: SourceFile | Source) -> Source:
        if isinstance(source, Source):
            return source
        read = load.read_source(self._project.content, source.path, source.locale)
        if isinstance(read, Diagnostic) or read.file.digest != source.digest:
            raise Damaged
        return read

    def _good(self, path: str, article: Article, key: str) -> tuple[Article, str]:
        """Return what the preview shows: the article as it last parsed, with what is wrong now."""
        last = self._last.cards.get(path) if self._last else None
        if not self._keep_good or last is None:
            return article, key
        if all(found.code != "KB101" for found in article.diagnostics):
            return article, key
        good = self._runner.cache.load([last.key]).get(last.key)
        if not isinstance(good, Article):
            return article, key
        return replace(good, diagnostics=article.diagnostics), last.key

    def known_site(self, last: State) -> tuple[Site, tuple[Article, ...]]:
        """Return the site of the last build with what changed in it, and what that is."""
        cards = self.cards
        new = {
            path: article
            for path, article in self.found.items()
            if isinstance(article, Article) and cards[path] != last.cards.get(path)
        }
        versions = last.site.versions
        assert isinstance(versions, Versions)  # noqa: S101  # as states are kept
        versions.rename({last.cards[path].key: cards[path].key for path in new})
        versions.bind(self._load, {cards[path].key: article for path, article in new.items()})
        return last.site, tuple(
            article
            for path, article in new.items()
            if cards[path].digest != last.cards[path].digest
        )

    def _load(self, keys: Iterable[str]) -> Mapping[str, Article]:
        wanted = set(keys)
        found = self._runner.cache.load(wanted)
        if len(found) < len(wanted):
            raise Damaged
        return found


def _findings(
    project: Project, scan: load.Scan, site: Site, found: Mapping[str, Article | Diagnostic]
) -> tuple[Findings, dict[str, str]]:
    """Return what is wrong with each of some articles, and the addresses of what they show."""
    listed = {
        path: [one] if isinstance(one, Diagnostic) else [*one.diagnostics]
        for path, one in found.items()
    }
    shown = [a for a in found.values() if isinstance(a, Article) and is_published(site, a)]
    urls, missing = find_assets(project.content, scan, shown)
    for one in (*missing, *check_links(site, shown)):
        listed[one.span.path.removeprefix("content/")].append(one)
    return {path: tuple(some) for path, some in listed.items()}, urls


def _told(findings: Findings, paths: Container[str]) -> Findings:
    """Return what is found in files that are there."""
    return {path: some for path, some in findings.items() if some and path in paths}


def is_published(site: Site, article: Article) -> bool:
    """Tell whether an article or a folder's text has an address."""
    key = article.key
    return key in site.urls and site.versions[key].source.path == article.source.path


def policy_of(project: Project) -> HtmlPolicy:
    table = project.config.markdown
    return HtmlPolicy(
        keep=table.html == "sanitise",
        tags=tuple(sorted(table.allowed_tags)),
        attributes=tuple(
            sorted((tag, tuple(sorted(some))) for tag, some in table.allowed_attributes.items())
        ),
    )
