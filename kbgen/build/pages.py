"""The pages of a site: those that are missing or stale in the output folder are rendered."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from kbgen.build.context import FilesContext
from kbgen.build.stages import PageTask, page_key, render_task, why
from kbgen.model.page import Page

#: Bodies that are read from the cache at once.
_BATCH = 64


class PageStager:
    """Renders pages and stages them."""

    def __init__(self, context: FilesContext) -> None:
        composed = context.composed
        self._records = composed.records
        self._theme_files = composed.workspace.wording.files
        self._tags = {locale.tag for locale in composed.workspace.options.locales}
        self._runner = context.runner
        self._output = context.output
        self.paths: set[str] = set()
        """Of all pages."""
        self.reasons: list[tuple[str, str]] = []
        """Every page that was rendered, and why."""

    def render(self, pages: Iterable[Page]) -> None:
        """Render the pages of the chosen locales that are missing or stale."""
        keys: deque[tuple[str, bytes]] = deque()
        with self._runner.step("render") as made:
            tasks = self._tasks(filter(self._is_chosen, pages), keys)
            for artifact in self._runner.pool.map(render_task, self._theme_files, tasks):
                self._output.stage(artifact, *keys.popleft())
                made.append(1)

    def _is_chosen(self, page: Page) -> bool:
        context = page.context
        return not self._tags or context.locale in self._tags or "/" not in context.path

    def _tasks(self, pages: Iterator[Page], keys: deque[tuple[str, bytes]]) -> Iterator[PageTask]:
        """Yield the missing and stale pages with their bodies; add the key of each to `keys`."""
        records = self._records
        while batch := list(islice(pages, _BATCH)):
            stale: list[Page] = []
            for page in batch:
                path = page.context.path
                body = records[page.source].digest if page.source else ""
                key, fields = page_key(self._theme_files, page, body)
                self.paths.add(path)
                if not self._output.has(path, key):
                    stale.append(page)
                    keys.append((key, fields))
                    self.reasons.append((path, self._reason(path, fields)))
            results = {records[page.source].key for page in stale if page.source}
            bodies = self._runner.cache.blobs("first", results)
            for page in stale:
                yield PageTask(page, bodies[records[page.source].key] if page.source else b"")

    def _reason(self, path: str, fields: bytes) -> str:
        record = self._output.records.get(path)
        if record is None:
            return "new"
        if path not in self._output.intact:
            return "missing or altered in the output folder"
        return why(record.fields, fields)
