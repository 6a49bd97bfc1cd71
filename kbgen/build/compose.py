"""From the content folder to a site: compiles what changed, and assembles the rest if it has to."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kbgen import load, search
from kbgen.build.cache import Damaged
from kbgen.build.inputs import Factors, Inputs
from kbgen.build.media import find_media
from kbgen.build.options import BuildOptions
from kbgen.build.runner import Runner
from kbgen.build.stages import COMPILE, Unread
from kbgen.build.state import Card, Media, SourceRecord, State, Versions
from kbgen.build.wording import Wording, fill_categories, read_wording
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, ordered
from kbgen.digest import digest
from kbgen.frontmatter import UNREAD
from kbgen.i18n import Values
from kbgen.load import Snippets
from kbgen.load.blocks import check_blocks
from kbgen.load.links import check_links
from kbgen.markdown import HtmlPolicy, Rules
from kbgen.model.article import Article
from kbgen.model.site import Site
from kbgen.model.source import Source, SourceFile

#: What is wrong with articles, by content path.
Findings = dict[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A site without its pages."""

    site: Site
    wording: Wording
    site_key: str
    """See `State`."""
    touched: tuple[Article, ...] | None
    """Articles of which only the body changed since the last build, when nothing else did; None:
    every page may have changed."""
    sources: dict[str, SourceRecord]
    cards: dict[str, Card]
    findings: Findings
    site_findings: tuple[Diagnostic, ...]
    media: Media
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
    wording = read_wording(project, inputs.day)
    snippets = Snippets(project, scan)
    articles = _Articles(
        _Given(
            project=project,
            options=options,
            runner=runner,
            inputs=inputs,
            last=last,
            values=wording.values,
            snippets=snippets,
        )
    )
    finder = load.FileFinder(project, scan)
    with runner.step("compile") as made:
        made.append(articles.read(path for path, _ in scan.articles if articles.is_changed(path)))
    key = digest(
        inputs.look,
        sorted((path, card.shared) for path, card in articles.cards.items()),
        [(path, scan.stats[path]) for path, _ in scan.categories],
        sorted((path, scan.stats[path]) for path in scan.assets),
        scan.diagnostics,
        snippets.diagnostics,
        wording.values.key,
        wording.diagnostics,
    )
    if last is not None and last.site_key == key:
        site, touched = articles.known_site(last)
        findings = _findings(project, finder, site, articles.found, wording.values)
        return Composed(
            site=site,
            wording=wording,
            site_key=key,
            touched=touched,
            sources=articles.sources,
            cards=articles.cards,
            findings=_told({**last.findings, **findings}, articles.paths),
            site_findings=last.site_findings,
            media=last.media,
            prior=inputs.prior,
        )
    with runner.step("compile") as made:
        made.append(articles.read(p for p, _ in scan.articles if p not in articles.found))
    with runner.step("assemble"):
        metas, wrong = load.read_categories(project.content, scan)
        metas, unknown = fill_categories(wording.values, metas)
        shown = [article for article in articles.found.values() if isinstance(article, Article)]
        showing = load.Showing(inputs.day, drafts=options.drafts, audience=options.audience)
        site, clashes = load.assemble(project, shown, metas, showing)
        findings = _findings(project, finder, site, articles.found, wording.values)
        shown_files = load.shown_files(finder, site)
    known = last.media.files if last else {}
    files = find_media(project.content, runner, shown_files, scan.stats, known)
    return Composed(
        site=replace(site, assets=files.assets, stand_ins=shown_files.stand_ins),
        wording=wording,
        site_key=key,
        touched=None,
        sources=articles.sources,
        cards=articles.cards,
        findings=_told(findings, articles.paths),
        site_findings=(
            *scan.diagnostics,
            *snippets.diagnostics,
            *wording.diagnostics,
            *wrong,
            *unknown,
            *clashes,
            *search.check_pins(project, site),
            *files.diagnostics,
        ),
        media=files.media,
        prior=inputs.prior,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What articles are read and compiled with."""

    project: Project
    options: BuildOptions
    runner: Runner
    inputs: Inputs
    last: State | None
    values: Values
    snippets: Snippets


class _Articles:
    """The articles of a build, as far as they had to be read."""

    def __init__(self, given: _Given) -> None:
        self._project = given.project
        self._rules = rules_of(given.project, given.options)
        self._values = given.values
        self._snippets = given.snippets
        self._keep_good = given.options.keep_good
        self._runner = given.runner
        last, inputs = given.last, given.inputs
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
        if record is None or record.stat != self._stats[path]:
            return False
        return record.snippets == self._snippets.key(record.includes, self._locales[path])

    def read(self, paths: Iterable[str]) -> int:
        """Compile articles, or take them from the cache; return how many were compiled."""
        read: list[str] = []
        kept, made = self._runner.run(COMPILE, self._rules, self._sources(paths, read), self._fetch)
        for path, result in zip(read, kept, strict=True):
            self.cards.pop(path, None)
            article, key = result.value, result.key
            if isinstance(article, Article):
                article, key = self._good(path, article, key)
                self.cards[path] = Card(key, article.shared, article.revision, article.digest)
                article = self._values.article(article)
            self.found[path] = article
        return made

    def _sources(self, paths: Iterable[str], read: list[str]) -> Iterator[Unread | Source]:
        """Yield files, those that did not change unread; `read` is told their paths."""
        for path in paths:
            if self._is_known(path):
                record, locale = self._known[path], self._locales[path]
                file = SourceFile(path=path, locale=locale, digest=record.digest)
                read.append(path)
                yield Unread(file, self._snippets.needed(record.includes, locale))
                continue
            source = load.read_source(self._project.content, path, self._locales[path])
            if isinstance(source, Diagnostic):
                self.found[path] = source
                self.cards.pop(path, None)
                continue
            source, includes = self._snippets.given(source)
            self.sources[path] = SourceRecord(
                self._stats[path],
                source.file.digest,
                includes,
                self._snippets.key(includes, self._locales[path]),
            )
            read.append(path)
            yield source

    def _fetch(self, source: Unread | Source) -> Source:
        if isinstance(source, Source):
            return source
        file = source.file
        read = load.read_source(self._project.content, file.path, file.locale)
        if isinstance(read, Diagnostic) or read.file.digest != file.digest:
            raise Damaged
        return read._replace(snippets=source.snippets)

    def _good(self, path: str, article: Article, key: str) -> tuple[Article, str]:
        """Return what the preview shows: the article as it last parsed, with what is wrong now."""
        last = self._last.cards.get(path) if self._last else None
        if not self._keep_good or last is None:
            return article, key
        if not UNREAD & {found.code for found in article.diagnostics}:
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
        return {key: self._values.article(article) for key, article in found.items()}


def _findings(
    project: Project,
    finder: load.FileFinder,
    site: Site,
    found: Mapping[str, Article | Diagnostic],
    values: Values,
) -> Findings:
    """Return what is wrong with each of some articles."""
    listed = {
        path: [one] if isinstance(one, Diagnostic) else [*one.diagnostics]
        for path, one in found.items()
    }
    # What a mistake keeps back is looked at as if it were shown: all is said in one run.
    shown = [
        a
        for a in found.values()
        if isinstance(a, Article) and (a.meta.withheld or is_published(site, a))
    ]
    wrong = (
        *load.check_files(finder, site, shown),
        *check_links(site, shown),
        *check_blocks(project, values, shown),
    )
    for one in wrong:
        listed[one.span.path.removeprefix("content/")].append(one)
    return {path: tuple(some) for path, some in listed.items()}


def _told(findings: Findings, paths: Container[str]) -> Findings:
    """Return what is found in files that are there."""
    return {path: some for path, some in findings.items() if some and path in paths}


def is_published(site: Site, article: Article) -> bool:
    """Tell whether an article or a folder's text has an address."""
    key = article.key
    return key in site.urls and site.versions[key].source.path == article.source.path


def rules_of(project: Project, options: BuildOptions) -> Rules:
    table = project.config.markdown
    html = HtmlPolicy(
        keep=table.html == "sanitise",
        tags=tuple(sorted(table.allowed_tags)),
        attributes=tuple(
            sorted((tag, tuple(sorted(some))) for tag, some in table.allowed_attributes.items())
        ),
    )
    ignored = tuple(project.config.frontmatter.ignore)
    return Rules(html, agent=options.audience == "agent", ignored=ignored)
