"""Findings of the rules of `kbgen check`, run while no page is awaited."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kbgen.build import BuildOptions, BuildResult, check
from kbgen.build.checks import to_check
from kbgen.check import CHECKS, NAMES, run_rules, severities
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, ordered

#: Seconds without a save before rules run: pages come first.
IDLE_SECONDS = 2.0
#: Most articles that rules run on: 1,600 take a second of a core, which delays saves.
LARGEST = 5_000
#: Findings that the preview shows; `kbgen check` reports all.
MANY = 200


class Advice:
    """The findings of the last run of the rules, except for files saved since."""

    def __init__(self) -> None:
        self._findings: tuple[Diagnostic, ...] = ()
        self._built: tuple[Project, BuildResult] | None = None
        """What was built since."""

    @property
    def is_due(self) -> bool:
        return self._built is not None

    def built(
        self, project: Project, result: BuildResult, changed: Iterable[Path]
    ) -> tuple[Diagnostic, ...]:
        """Return all known findings after a build.

        changed: files that were saved; their findings may be fixed.
        """
        saved = {Path(os.path.realpath(file)) for file in changed}  # links may lead to themselves
        self._findings = tuple(d for d in self._findings if project.root / d.span.path not in saved)
        count = sum(own for _, own, _ in result.pages)
        self._built = (project, result) if count <= LARGEST else None
        return ordered((*result.diagnostics, *self._findings))

    def ask(
        self, options: BuildOptions, stop: Callable[[], bool]
    ) -> tuple[BuildResult, tuple[Diagnostic, ...]] | None:
        """Run the rules; return the build that they ran on, and all findings.

        stop: asked between rules; then nothing is returned.

        Raises KbgenError for rules in the configuration that are not known.
        """
        if self._built is None:
            return None
        (project, result), self._built = self._built, None
        configured = severities(project, NAMES)
        checked = to_check(check(project, options))
        findings = run_rules(checked, CHECKS, configured, stop)
        if stop():
            return None
        self._findings = findings[:MANY]
        return result, ordered((*result.diagnostics, *self._findings))
