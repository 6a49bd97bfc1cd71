"""The options of a build, and its result."""

import datetime as dt
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kbgen.diagnostics import Diagnostic
from kbgen.model.locale import Locale

#: Called with the name of a step and its number of tasks: "Compiling", 225.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """The options of a build, from the command line."""

    out: Path
    drafts: bool = False
    as_of: dt.date | None = None
    """The day that the site is built for; None: today in the site's time zone."""
    audience: str = "everyone"
    """`agent`: with the notes and articles for support staff."""
    locales: tuple[Locale, ...] = ()
    """Only these; empty: all. Pages of the others are left unchanged."""
    jobs: int = 0
    """Processes; 0: as many as there are cores."""
    scheduler: str = ""
    """Address of a Dask scheduler, whose workers take the place of processes."""
    clean: bool = False
    """Ignore the cache and rebuild everything."""
    keep_good: bool = False
    """For the preview: an article whose front matter does not parse any more is shown as it was."""

    @property
    def not_public(self) -> str:
        """Return the options that show what is not public; empty: the site may be published."""
        parts = ("--drafts" if self.drafts else "", "--as-of" if self.as_of else "")
        audience = "" if self.audience == "everyone" else f"--audience {self.audience}"
        return " ".join(part for part in (*parts, audience) if part)


def day_of(options: BuildOptions, time_zone: str) -> dt.date:
    """Return the day that a site is built for."""
    return options.as_of or dt.datetime.now(zoneinfo.ZoneInfo(time_zone)).date()


class Step(NamedTuple):
    """The cost of a part of the build."""

    name: str
    made: int
    """Results that were rebuilt, not taken from an earlier build."""
    wall: float
    """Seconds; parts may overlap."""
    own: float
    """CPU seconds of this process."""
    tasks: float
    """CPU seconds of tasks, wherever they ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[tuple[Locale, int, int], ...]
    """Locale, articles of its own, stand-ins for missing translations."""
    files: int
    size: int
    """Bytes of all files of the site."""
    written: int = 0
    removed: int = 0
    gone: tuple[str, ...] = ()
    """Paths of what was removed."""
    notice: str = ""
    """Shown to every user."""
    untranslated: tuple[str, ...] = ()
    """A line for each locale with words around its articles in another language."""
    remark: str = ""
    """Shown to users who ask for details."""
    steps: tuple[Step, ...] = ()
    """The cost of each part of the build."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Every page that was rendered, and why."""

    @property
    def made(self) -> dict[str, int]:
        """Step → number of rebuilt results, where there were any."""
        return {step.name: step.made for step in self.steps if step.made}
