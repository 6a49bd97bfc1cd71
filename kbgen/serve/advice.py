"""What the rules of `kbgen check` say, while nobody waits for a page."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kbgen.build import BuildOptions, BuildResult, check
from kbgen.build.checks import to_check
from kbgen.check import CHECKS, NAMES, run_rules, severities
from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, ordered

#: Seconds without a save. Who writes waits for pages, not for rules.
IDLE_SECONDS = 2.0
#: Articles. Rules look at all of them: 1,600 take a second of a core, in which saves show later.
LARGEST = 5_000
#: Findings. More than this nobody reads in a preview; `kbgen check` has them all.
MANY = 200


class Advice:
    """The findings of the last time that the rules ran, as far as they still count."""

    def __init__(self) -> None:
        self._found: tuple[Diagnostic, ...] = ()
        self._built: tuple[Project, BuildResult] | None = None
        """What was built since."""

    @property
    def is_due(self) -> bool:
        return self._built is not None

    def built(
        self, project: Project, result: BuildResult, changed: Iterable[Path]
    ) -> tuple[Diagnostic, ...]:
        """Return all that is known to be wrong after a build.

        changed: files that were saved; what was found in them may be mended.
        """
        saved = {Path(os.path.realpath(file)) for file in changed}  # links may lead to themselves
        self._found = tuple(d for d in self._found if project.root / d.span.path not in saved)
        count = sum(own for _, own, _ in result.pages)
        self._built = (project, result) if count <= LARGEST else None
        return ordered((*result.diagnostics, *self._found))

    def ask(
        self, options: BuildOptions, stop: Callable[[], bool]
    ) -> tuple[BuildResult, tuple[Diagnostic, ...]] | None:
        """Run the rules; return the build that they looked at, and all that is wrong.

        stop: asked between rules; then nothing is returned.

        Raises KbgenError for rules in the configuration that are not known.
        """
        if self._built is None:
            return None
        (project, result), self._built = self._built, None
        said = severities(project, NAMES)
        checked = to_check(check(project, options))
        found = run_rules(checked, CHECKS, said, stop)
        if stop():
            return None
        self._found = found[:MANY]
        return result, ordered((*result.diagnostics, *self._found))
