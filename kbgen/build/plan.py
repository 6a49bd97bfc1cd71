"""The files of a site: which there are, and which have to be made."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from kbgen import render
from kbgen.build.compose import Composed
from kbgen.build.indexes import begin_joining, make_segments, passages_tasks, plan_index
from kbgen.build.media import media_files
from kbgen.build.options import BuildOptions, Progress
from kbgen.build.runner import Runner
from kbgen.build.stages import PageTask, page_key, passages_task, render_task, why
from kbgen.build.state import IndexRecord, State, storable
from kbgen.build.write import Output
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.page import Page
from kbgen.model.site import Site
from kbgen.themes import find_theme

#: Bodies that are read from the cache at once.
_BATCH = 64


class Plan:
    """The files of a site: which there are, and which have to be made."""

    def __init__(  # one for each part of the build
        self,
        project: Project,
        options: BuildOptions,
        runner: Runner,
        composed: Composed,
        output: Output,
    ) -> None:
        self._project = project
        self._locales = options.locales
        self._runner = runner
        self._theme = find_theme(project.themes, project.config.theme.name)
        self._composed = composed
        self._output = output
        self._files = composed.wording.files
        self._static = ""
        self._indexes: dict[str, IndexRecord] = {}
        self.paths: set[str] = set()
        """All files of the site."""
        self.reasons: list[tuple[str, str]] = []

    def everything(self, last: State | None, progress: Progress) -> None:
        """Plan the whole site; make what is not there as it should be."""
        project, site = self._project, self._composed.site
        if self._locales:
            self.paths |= set(self._output.records)
        with self._runner.step("files"):
            self._static, artifacts = render.static_files(self._theme)
            for artifact in (*artifacts, *_site_files(project, site), self._urls_json()):
                self._put(artifact)
            media = self._composed.media
            self.paths |= {*media.copied, *media.made}
            cache = self._runner.cache
            for artifact, key in media_files(project.content, cache, media, self._output):
                self._output.stage(artifact, key)
        indexed = [loc for loc in site.locales if loc in (self._locales or site.locales)]
        finish = self._begin_indexes(indexed if project.config.search.enabled else [], last)
        progress("Rendering", len(site.urls))
        pages = render.all_pages(self._setting())
        self._render(page for page in pages if self._is_wanted(page))
        progress("Indexing", len(indexed))
        finish()

    def bodies(self, last: State, progress: Progress) -> None:
        """Plan the site of the last build, in which only the bodies of some articles changed."""
        touched = self._composed.touched or ()
        changed = {article.locale for article in touched}
        locales = [loc for loc in self._composed.site.locales if loc.tag in last.indexes]
        self._static, self._indexes = last.static, dict(last.indexes)
        self.paths |= set(self._output.records)
        self.paths -= {p for loc in changed for p in self._index_paths(loc)}
        self._put(self._urls_json())
        finish = self._begin_indexes([loc for loc in locales if loc in changed], last, locales)
        progress("Rendering", len(touched))
        pages = render.pages_showing(self._setting(), touched)
        self._render(page for page in pages if self._is_wanted(page))
        progress("Indexing", len(changed))
        finish()

    def _urls_json(self) -> Artifact:
        """Make the list of addresses, which tells what text each has: it follows every edit."""
        site, cards = self._composed.site, self._composed.cards
        revisions = {
            (article_id, locale): cards[path].revision
            for path, article_id in site.by_path.items()
            if (locale := Locale.of_path(path)) is not None
        }
        return Artifact("_kb/urls.json", render.urls_json(site, revisions))

    def _setting(self) -> render.Setting:
        return render.Setting(
            project=self._project,
            site=self._composed.site,
            files=self._files,
            static=self._static,
            values=self._composed.wording.values,
        )

    @property
    def used(self) -> set[str]:
        """Keys of the results that the site is made from."""
        keys = {card.key for card in self._composed.cards.values()}
        keys |= self._composed.media.keys
        return keys.union(*(record.segments for record in self._indexes.values()))

    def state(self, look: str, kept: Mapping[str, dt.date]) -> State:
        """Return what to remember."""
        composed = self._composed
        return State(
            look=look,
            site_key=composed.site_key,
            static=self._static,
            sources=composed.sources,
            cards=composed.cards,
            site=storable(composed.site, composed.cards),
            findings=composed.findings,
            site_findings=composed.site_findings,
            indexes=self._indexes,
            media=composed.media,
            kept=kept,
        )

    def _index_paths(self, locale: Locale) -> tuple[str, ...]:
        record = self._indexes.get(locale.tag)
        return record.paths if record else ()

    def _is_wanted(self, page: Page) -> bool:
        tags = {locale.tag for locale in self._locales}
        return not tags or page.context.locale in tags or "/" not in page.context.path

    def _put(self, artifact: Artifact) -> None:
        self.paths.add(artifact.path)
        key = "" if artifact.immutable else digest(artifact.data)
        if not self._output.has(artifact.path, key):
            self._output.stage(artifact, key)

    def _render(self, pages: Iterable[Page]) -> None:
        keys: deque[tuple[str, bytes]] = deque()
        with self._runner.step("render") as made:
            tasks = self._page_tasks(iter(pages), keys)
            for artifact in self._runner.pool.map(render_task, self._files, tasks):
                self._output.stage(artifact, *keys.popleft())
                made.append(1)

    def _page_tasks(
        self, pages: Iterator[Page], keys: deque[tuple[str, bytes]]
    ) -> Iterator[PageTask]:
        """Yield the pages that are not there as they should be, with their bodies."""
        cards = self._composed.cards
        while some := list(islice(pages, _BATCH)):
            needed: list[Page] = []
            for page in some:
                body = cards[page.source].digest if page.source else ""
                key, fields = page_key(self._files, page, body)
                self.paths.add(page.context.path)
                if not self._output.has(page.context.path, key):
                    needed.append(page)
                    keys.append((key, fields))
                    self.reasons.append((page.context.path, self._why(page.context.path, fields)))
            wanted = {cards[page.source].key for page in needed if page.source}
            bodies = self._runner.cache.blobs("first", wanted)
            for page in needed:
                yield PageTask(page, bodies[cards[page.source].key] if page.source else b"")

    def _why(self, path: str, fields: bytes) -> str:
        record = self._output.records.get(path)
        if record is None:
            return "new"
        if path not in self._output.intact:
            return "missing or altered in the output folder"
        return why(record.fields, fields)

    def _begin_indexes(
        self, locales: list[Locale], last: State | None, indexed: list[Locale] | None = None
    ) -> Callable[[], None]:
        """Analyse what changed and begin to join; return what waits for the files."""
        runner, output = self._runner, self._output
        values = self._composed.wording.values
        known = last.indexes if last else {}
        with runner.step("segment") as made:
            indexes = [
                plan_index(self._project, self._composed, runner, locale, indexed or locales)
                for locale in locales
            ]
            made.append(make_segments(runner, indexes, values))
        joined = begin_joining(runner, indexes, known, output)

        def finish() -> None:
            with runner.step("index") as made:
                for locale, record, is_new in joined:
                    self._indexes[locale.tag] = record
                    self.paths |= set(record.paths)
                    made.append(is_new)
            with runner.step("passages") as made:
                tasks = passages_tasks(runner, indexes, output, values)
                for artifact in runner.pool.map(passages_task, 0, tasks):
                    output.stage(artifact, "")
                    made.append(1)

        return finish


def _site_files(project: Project, site: Site) -> list[Artifact]:
    files = {
        "_headers": render.headers_file(project, site),
        "_redirects": render.redirects_file(project, site),
        "robots.txt": render.robots_txt(project),
        "_kb/redirects.json": render.redirects_json(project, site),
        "_kb/redirects.map": render.nginx_map(project, site),
        # Without it, GitHub Pages publishes no folder that begins with `_`.
        ".nojekyll": b"",
    }
    if project.config.site.url:
        files["sitemap.xml"] = render.sitemap(project, site)
    return [Artifact(path, data) for path, data in files.items()]
