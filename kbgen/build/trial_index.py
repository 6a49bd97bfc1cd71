"""Search as it would be with another `asked.toml`: an index in memory. Nothing is written."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from types import TracebackType
from typing import Self

from kbgen import search
from kbgen.asked import AskedEntry
from kbgen.build.context import ComposeContext
from kbgen.build.indexes import index_in_memory
from kbgen.build.inputs import read_inputs
from kbgen.build.options import BuildOptions
from kbgen.build.pipeline import make_runner
from kbgen.build.pool import no_collector
from kbgen.build.workspace import open_workspace
from kbgen.config import Project
from kbgen.model.locale import Locale
from kbgen.model.site import Site


class TrialIndexes(AbstractContextManager["TrialIndexes"]):
    """The search of a site, with what people asked left open."""

    def __init__(self, project: Project, options: BuildOptions) -> None:
        from kbgen.build.compose import compose

        self._runner = make_runner(project, options)
        self._made: dict[Locale, tuple[tuple[AskedEntry, ...], dict[str, bytes]]] = {}
        with no_collector():
            inputs = read_inputs(project, options)
            workspace = open_workspace(project, options, inputs.sources)
            context = ComposeContext(
                workspace=workspace, inputs=inputs, runner=self._runner, last=None
            )
            self._composed = compose(context, copies=False)

    @property
    def site(self) -> Site:
        return self._composed.site

    @property
    def searched(self) -> frozenset[tuple[str, str]]:
        """Id and tag of the articles that search finds."""
        return frozenset(
            (article.id, locale.tag)
            for locale in self.site.locales
            for article in search.searched_articles(self.site, locale)
        )

    def read(self, asked: Iterable[AskedEntry]) -> Callable[[str], bytes]:
        """Return what reads the files of the indexes with these questions, by their paths."""
        entries = tuple(one._replace(line=0) for one in asked)
        workspace = replace(self._composed.workspace, asked=entries)
        composed = replace(self._composed, workspace=workspace)
        files: dict[str, bytes] = {}
        for locale in self.site.locales:
            own = tuple(one for one in entries if one.locale == locale.tag)
            known, made = self._made.get(locale, (None, {}))
            if known != own:
                made = index_in_memory(composed, self._runner, locale, self.site.locales)
                self._made[locale] = own, made
            files |= made

        def read(path: str) -> bytes:
            if path not in files:
                raise FileNotFoundError(path)
            return files[path]

        return read

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.close()

    def __enter__(self) -> Self:
        return self
