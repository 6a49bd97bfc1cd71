from dataclasses import dataclass
from pathlib import Path

from kbgen.diagnostics import Diagnostic
from kbgen.model.article import Article
from kbgen.model.locale import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What the command line says of a build."""

    out: Path
    drafts: bool = False
    locales: tuple[Locale, ...] = ()
    """Only these; empty: all. Pages of the others are left as they lie there."""
    jobs: int = 0
    """Processes; 0: as many as there are cores."""
    clean: bool = False
    """Believe neither cache nor what lies in the output folder."""
    last_good: dict[str, Article] | None = None
    """For the preview: articles by content path as they last parsed. One whose front matter does
    not parse any more is shown as it was; the build keeps this up to date."""


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
    notice: str = ""
    """What else the user should know."""
    stages_run: tuple[tuple[str, int], ...] = ()
    """Stage and how many of its results were not in the cache."""
