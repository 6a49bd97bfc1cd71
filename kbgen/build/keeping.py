"""Former files of the theme stay a while: pages that are open somewhere load scripts from there.

Nothing else is kept. Index files and images hold what articles say, and retracted text has to
disappear at once; a page that asks for a former index file finds the current one by itself.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from kbgen.build.options import BuildOptions
from kbgen.config import Project

#: Its folders are named by their content: no build changes a file in one.
_THEMES = "_kb/theme/"


def days_kept(project: Project, options: BuildOptions) -> int:
    """Return how long former files stay; in the preview, which reloads its pages, not at all."""
    return 0 if options.keep_good else project.config.build.keep


def still_kept(
    former: Iterable[str], since: Mapping[str, dt.date], day: dt.date, days: int
) -> dict[str, dt.date]:
    """Return which files of earlier builds stay, and the day each became a former one.

    since: as an earlier build returned it. day: that the site is built for; a day before `since`
    begins to count again.
    """
    dates = {path: min(since.get(path, day), day) for path in former if path.startswith(_THEMES)}
    return {path: first for path, first in dates.items() if (day - first).days < days}
