"""The articles of a build: compiled, or taken from the cache, where they had to be read."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kbgen import load
from kbgen.build.cache import CacheCorruptError
from kbgen.build.context import ComposeContext
from kbgen.build.stages import COMPILE, Unread
from kbgen.build.state import ArticleRecord, SourceRecord, State
from kbgen.diagnostics import Diagnostic
from kbgen.model.article import Article, FilledArticle
from kbgen.model.source import Source, SourceFile


class Articles:
    """Reads articles: first those that changed since the last build, then the others if needed."""

    def __init__(self, context: ComposeContext) -> None:
        workspace, last = context.workspace, context.last
        self._content = workspace.project.content
        self._workspace = workspace
        self._runner = context.runner
        self._stats = workspace.scan.stats
        self._locales = dict(workspace.scan.articles)
        self._last_sources = last.sources if last else {}
        self._last_records = last.records if last else {}
        is_same_site = last is not None and last.site_key == context.inputs.site_key
        self.records = (
            {path: record for path, record in self._last_records.items() if path in self._locales}
            if is_same_site
            else {}
        )
        """By content path, like all below."""
        self.sources = {p: s for p, s in self._last_sources.items() if p in self._locales}
        self.results: dict[str, FilledArticle | Diagnostic] = {}
        """What was read: the article, or why there is none."""

    @property
    def paths(self) -> Collection[str]:
        return self._locales.keys()

    @property
    def articles(self) -> dict[str, FilledArticle]:
        """What was read and compiles."""
        return {p: r for p, r in self.results.items() if not isinstance(r, Diagnostic)}

    def read_changed(self) -> int:
        """Read what changed since the last build; return how many articles were compiled."""
        return self._read(
            path for path in self._locales if path not in self.records or not self._is_same(path)
        )

    def read_rest(self) -> int:
        """Read all others; return how many were compiled."""
        return self._read(path for path in self._locales if path not in self.results)

    def changed_since(self, last: State) -> dict[str, FilledArticle]:
        """Return the articles whose records are not those of the last build."""
        records = self.records
        return {p: a for p, a in self.articles.items() if records[p] != last.records.get(p)}

    def _is_same(self, path: str) -> bool:
        """Tell whether a file and its snippets are as the last build read them."""
        source = self._last_sources.get(path)
        if source is None or source.stat != self._stats[path]:
            return False
        snippets = self._workspace.snippets
        return source.snippets == snippets.key(source.includes, self._locales[path])

    def _read(self, paths: Iterable[str]) -> int:
        read: list[str] = []
        rules, fill = self._workspace.rules, self._workspace.values.fill_article
        kept, made = self._runner.run(COMPILE, rules, self._sources(paths, read), self._fetch)
        for path, (made_key, result) in zip(read, kept, strict=True):
            self.records.pop(path, None)
            if not isinstance(result, Article):
                self.results[path] = result
                continue
            article, key = self._last_good(path, result, made_key)
            record = ArticleRecord(key, article.shared, article.revision, article.digest)
            self.records[path] = record
            self.results[path] = fill(article)
        return made

    def _sources(self, paths: Iterable[str], read: list[str]) -> Iterator[Unread | Source]:
        """Yield files, unchanged ones unread; add the path of each to `read`."""
        snippets = self._workspace.snippets
        for path in paths:
            locale = self._locales[path]
            if self._is_same(path):
                record = self._last_sources[path]
                file = SourceFile(path=path, locale=locale, digest=record.digest)
                read.append(path)
                yield Unread(file, snippets.needed(record.includes, locale))
                continue
            source = load.read_source(self._content, path, locale)
            if isinstance(source, Diagnostic):
                self.results[path] = source
                self.records.pop(path, None)
                continue
            source, includes = snippets.with_snippets(source)
            self.sources[path] = SourceRecord(
                self._stats[path], source.file.digest, includes, snippets.key(includes, locale)
            )
            read.append(path)
            yield source

    def _fetch(self, source: Unread | Source) -> Source:
        if isinstance(source, Source):
            return source
        file = source.file
        read = load.read_source(self._content, file.path, file.locale)
        if isinstance(read, Diagnostic) or read.file.digest != file.digest:
            raise CacheCorruptError
        return read._replace(snippets=source.snippets)

    def _last_good(self, path: str, article: Article, key: str) -> tuple[Article, str]:
        """Return the article, or in the preview the last version that parses, and its key.

        That one carries the findings of the current version.
        """
        last = self._last_records.get(path)
        if last is None or not article.meta.is_unreadable or not self._keeps_good:
            return article, key
        good = self._runner.cache.load([last.key]).get(last.key)
        if not isinstance(good, Article):
            return article, key
        return replace(good, diagnostics=article.diagnostics), last.key

    @property
    def _keeps_good(self) -> bool:
        return self._workspace.options.keep_good
