import datetime as dt
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kbgen.diagnostics import Diagnostic
from kbgen.model.locale import Locale

#: Told what is going on: "Compiling", 225.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What the command line says of a build."""

    out: Path
    drafts: bool = False
    as_of: dt.date | None = None
    """The day that the site is built for; None: today in the site's time zone."""
    audience: str = "everyone"
    """`agent`: with the notes and articles for support staff."""
    locales: tuple[Locale, ...] = ()
    """Only these; empty: all. Pages of the others are left as they lie there."""
    jobs: int = 0
    """Processes; 0: as many as there are cores."""
    scheduler: str = ""
    """Address of a Dask scheduler, whose workers take the place of processes."""
    clean: bool = False
    """Believe neither cache nor what lies in the output folder."""
    keep_good: bool = False
    """For the preview: an article whose front matter does not parse any more is shown as it was."""


def day_of(options: BuildOptions, time_zone: str) -> dt.date:
    """Return the day that a site is built for."""
    return options.as_of or dt.datetime.now(zoneinfo.ZoneInfo(time_zone)).date()


class Step(NamedTuple):
    """What a part of the build cost."""

    name: str
    made: int
    """Results that were made, not taken from an earlier build."""
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
    """What else the user should know."""
    remark: str = ""
    """What a user who asks for more should know."""
    steps: tuple[Step, ...] = ()
    """What the parts of the build cost."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Every page that was rendered, and why."""

    @property
    def made(self) -> dict[str, int]:
        """Step → how many results were made, where any were."""
        return {step.name: step.made for step in self.steps if step.made}
