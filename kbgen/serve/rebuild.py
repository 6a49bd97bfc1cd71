"""Reacts to saved files: the saved page at once, everything else right after."""

import contextlib
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from kbgen.build import BuildOptions, BuildResult, Pool, build
from kbgen.build.quick import QuickPages
from kbgen.config import Project
from kbgen.errors import KbgenError
from kbgen.model.article import FilledArticle
from kbgen.model.artifact import Artifact
from kbgen.model.names import is_markdown
from kbgen.serve import advice
from kbgen.serve.site import SiteFiles
from kbgen.serve.state import State
from kbgen.serve.watch import GATHER_SECONDS

#: Called after every build with the result, or with the reason why it failed.
OnBuild = Callable[[BuildResult | KbgenError], None]
#: More files at once are not a save but a checkout.
_SAVES = 4
#: Listing more pages than this costs more than reloading one.
_NAMED = 200


class Rebuilder:
    """Builds in a thread of its own; a save while a build runs makes another one run."""

    def __init__(
        self,
        load: Callable[[], Project],
        options: BuildOptions,
        files: SiteFiles,
        state: State,
        report: OnBuild,
    ) -> None:
        self._load = load
        self._options = options
        self._files = files
        self._state = state
        self._report = report
        self._pool = Pool(options.jobs, aside=True)
        self._advice = advice.Advice()
        self._quick: QuickPages | None = None
        self._quick_lock = threading.Lock()
        self._changed: set[Path] = set()
        self._due = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="kbgen-rebuild", daemon=True)

    @property
    def options(self) -> BuildOptions:
        """The options of the next build."""
        return self._options

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._due.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=10)
        self._pool.close()
        if self._quick is not None:
            self._quick.close()

    def react(self, changed: frozenset[Path]) -> None:
        """Show a saved page or style without a build, and start a build."""
        if len(changed) <= _SAVES:
            with contextlib.suppress(Exception):  # the build that follows reports it
                self._show(changed)
        self._changed.update(changed)
        self._due.set()

    def show(self, options: BuildOptions) -> None:
        """Build with other options from now on."""
        self._options = options
        self._state.changed(())
        self.react(frozenset())

    def article_at(self, url: str) -> tuple[FilledArticle, FilledArticle | None] | None:
        """Return the article of a page, as `QuickPages.article_at` does."""
        with self._quick_lock:
            return self._quick.article_at(url) if self._quick is not None else None

    def begin(self) -> None:
        """Build for the first time."""
        self.build()
        if self._quick is not None:
            self._quick.warm_up()

    def build(self) -> None:
        """Build now."""
        changed = frozenset(self._changed)
        self._changed.difference_update(changed)
        shown = self._files.shown_early()
        try:
            project = self._load()
            result = build(project, self._options, pool=self._pool)
            self._follow(QuickPages(project, self._options))
        except KbgenError as error:
            self._state.built((), f"{error.message}\n{error.hint}".strip())
            self._report(error)
        except Exception as error:  # noqa: BLE001  # the preview must survive until it is fixed
            failure = KbgenError(f"kbgen failed: {type(error).__name__}: {error}")
            self._state.built((), failure.message)
            self._report(failure)
        else:
            built = self._files.forget(shown)
            diagnostics = self._advice.built(project, result, changed)
            self._state.built(
                diagnostics,
                pages=changed_pages(result, shown, built),
                # Files saved since the build began may be in it.
                kind="style" if _are_styles(changed | self._changed) else "pages",
            )
            self._report(replace(result, diagnostics=diagnostics))

    def _ask_rules(self) -> None:
        """Run the rules of `kbgen check`, unless a file is saved."""
        try:
            asked = self._advice.ask(self._options, self._due.is_set)
        except KbgenError as error:
            self._report(error)
        except Exception as error:  # noqa: BLE001  # as above
            self._report(KbgenError(f"kbgen check failed: {type(error).__name__}: {error}"))
        else:
            if asked is not None:
                result, diagnostics = asked
                self._state.built(diagnostics)
                checked = replace(result, diagnostics=diagnostics, written=0, removed=0, steps=())
                self._report(checked)

    def _work(self) -> None:
        while True:
            if not self._due.wait(advice.IDLE_SECONDS if self._advice.is_due else None):
                self._ask_rules()
                continue
            if self._stopped.wait(GATHER_SECONDS):
                return
            # Cleared before the build reads anything: later changes start another one.
            self._due.clear()
            self.build()

    def _follow(self, quick: QuickPages) -> None:
        with self._quick_lock:
            if self._quick is not None:
                self._quick.close()
            self._quick = quick

    def _show(self, changed: Iterable[Path]) -> None:
        with self._quick_lock:
            if self._quick is None:
                return
            if _are_styles(changed):
                sheet = self._quick.style_sheet()
                if sheet is not None:
                    self._files.show_early((sheet,))
                    self._state.changed(None, "style")
                return
            content = self._quick.content
            pages: list[Artifact] = []
            for file in changed:
                if is_markdown(file.name) and file.is_relative_to(content):
                    pages += self._quick.article(file.relative_to(content).as_posix())
        if pages:
            self._files.show_early(pages)
            self._state.changed(tuple(_address(page.path) for page in pages))


def _are_styles(changed: Iterable[Path]) -> bool:
    return {file.suffix for file in changed} == {".css"}


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def changed_pages(
    result: BuildResult, shown: Iterable[str], built: frozenset[str]
) -> tuple[str, ...] | None:
    """Return the addresses that changed or went; None if too many to list.

    shown: files served before the build. built: those of them that the build made the same.
    """
    changed = {path for path, _ in result.reasons} | {*shown, *result.gone}
    pages = [path for path in sorted(changed - built) if path.endswith(".html")]
    return tuple(map(_address, pages)) if len(pages) <= _NAMED else None
