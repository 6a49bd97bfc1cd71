"""What a build reads, by names, sizes and times."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kbgen import images
from kbgen.build.listing import code_version, list_files
from kbgen.build.options import BuildOptions, day_of
from kbgen.build.recent import clock, content_digest, contents, with_contents
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.load.scan import Scan, Stat, scan
from kbgen.themes import BUILT_IN, find_theme

#: Article, tag, revision, and what scores are multiplied with.
Factors = tuple[tuple[str, str, str, float], ...]


class Inputs(NamedTuple):
    """Taken before anything is read: what is saved meanwhile makes the next build run."""

    scan: Scan
    """Its stats of recent files differ where their contents do, see `recent.py`."""
    look: str
    """Digest of what every page depends on: configuration, options, theme and kbgen itself."""
    day: dt.date
    """That the site is built for."""
    key: "InputKey"
    """Digest of everything."""
    content: Path
    stats: Mapping[str, Stat]
    """As the scan found them."""
    prior: Factors
    """What readers' votes and clicks say, where [search] asks for it."""
    notice: str
    """Why it says nothing."""

    def are_those_of(self, last: str) -> bool:
        """Tell whether a build that read other inputs would read the same now."""
        key = InputKey.parse(last)
        if key.listing != self.key.listing:
            return False
        return key.recent == _digest_of(contents(self.content, self.stats, key.at))


class InputKey(NamedTuple):
    """What a build has read, in a form that the next one can look at."""

    listing: str
    """Digest of names, sizes and times, and of what is no file."""
    at: int
    """When the files were listed; see `recent.clock`."""
    recent: str
    """Digest of the files saved shortly before; empty without any."""

    @classmethod
    def parse(cls, text: str) -> "InputKey":
        listing, at, recent = text.split(":")
        return cls(listing, int(at), recent)

    def __str__(self) -> str:
        return f"{self.listing}:{self.at}:{self.recent}"


def _digest_of(recent: Mapping[str, str]) -> str:
    return digest(sorted(recent.items())) if recent else ""


def read_inputs(project: Project, options: BuildOptions) -> Inputs:
    """Look at all files that a build reads. Raises KbgenError for a theme that is not there."""
    theme = find_theme(project.themes, project.config.theme.name)
    at = clock(project.private)
    found = scan(project)
    recent = contents(project.content, found.stats, at)
    prior, notice = _read_prior(project, found)
    look = digest(
        code_version(),
        images.pillow_version(),
        project.config_text,
        repr(project.config),  # options such as --base-url change it
        project.locales,
        (
            options.drafts,
            options.audience,
            options.locales,
            options.keep_good,
            str(project.root),
        ),
        theme,
        prior,
        # One by one: they may be links to other folders of the project.
        [
            entry
            for folder in theme.folders
            for part in ("templates", "static", "locales")
            for entry in _theme_files(folder / part, by_time=folder == BUILT_IN)
        ],
    )
    day = day_of(options, project.config.site.time_zone)
    listing = digest(look, found.stats, found.diagnostics, day)
    return Inputs(
        scan=replace(found, stats=with_contents(found.stats, recent)),
        look=look,
        day=day,
        key=InputKey(listing, at, _digest_of(recent)),
        content=project.content,
        stats=found.stats,
        prior=prior,
        notice=notice,
    )


def _theme_files(folder: Path, *, by_time: bool) -> Iterator[tuple[str, int, int | str]]:
    """Yield what tells the files of a theme from others: for those of a project, what they hold.

    They are few, and a page cannot be made without most of them.
    """
    for path, size, changed in list_files(str(folder)):
        content = "" if by_time or size < 0 else content_digest(Path(path), size)
        yield path, size, content or changed


def _read_prior(project: Project, found: Scan) -> tuple[Factors, str]:
    """Ask the feedback store. A site is built without it, too: then all articles are alike."""
    if project.config.search.prior == "none":
        return (), ""
    # Loaded late: most sites need no database.
    from kbgen.feedback import open_store, store_exists
    from kbgen.load.subjects import read_subjects
    from kbgen.report.prior import feedback_factors

    if not store_exists(project.store, project.root):
        return (), "Search ranks without votes: there is no feedback store"
    try:
        with open_store(project.store, project.root) as store:
            return feedback_factors(store, read_subjects(project, found)), ""
    except KbgenError as error:
        return (), f"Search ranks without votes: {error.message}"
