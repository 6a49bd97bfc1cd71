"""The files that a build reads, by names, sizes and times."""

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
from kbgen.load import ROOT_FILES, Scan, Stat, read_subjects, scan
from kbgen.themes import BUILT_IN, Theme, find_theme

#: Article, tag, revision, and what scores are multiplied with.
Factors = tuple[tuple[str, str, str, float], ...]


class Sources(NamedTuple):
    """Where the theme and the content lie, before any of it is read."""

    theme: Theme
    scan: Scan
    day: dt.date
    """That the site is built for."""


class Inputs(NamedTuple):
    """Taken before anything is read: a file saved meanwhile makes the next build run."""

    sources: Sources
    """Stats of recent files differ where their contents do, see `recent.py`."""
    site_key: str
    """Digest of what every page depends on: configuration, options, theme and kbgen itself."""
    key: "InputKey"
    """Digest of everything."""
    content: Path
    stats: Mapping[str, Stat]
    """As the scan found them."""
    prior: Factors
    """Factors from readers' votes and clicks, where [search] asks for them."""
    notice: str
    """Why `prior` is empty although [search] asks for it."""

    def match(self, last: str) -> bool:
        """Tell whether these are the inputs of an earlier build, given its key."""
        key = InputKey.parse(last)
        if key.listing != self.key.listing:
            return False
        return key.recent == _digest_of(contents(self.content, self.stats, key.at))


class InputKey(NamedTuple):
    """Identifies what a build has read, so that the next one can compare."""

    listing: str
    """Digest of names, sizes and times, and of everything that is not a file."""
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


def find_sources(project: Project, options: BuildOptions) -> Sources:
    """Look where the sources lie. Raises KbgenError for a theme that does not exist."""
    theme = find_theme(project.themes, project.config.theme.name)
    return Sources(theme, scan(project), day_of(options, project.config.site.time_zone))


def read_inputs(project: Project, options: BuildOptions) -> Inputs:
    """Look at all files that a build reads. Raises KbgenError for a theme that does not exist."""
    at = clock(project.private)
    sources = find_sources(project, options)
    stats = sources.scan.stats
    recent = contents(project.content, stats, at)
    prior, notice = _read_prior(project, sources.scan)
    site_key = _site_key(project, options, sources.theme, prior)
    listing = digest(site_key, stats, sources.scan.diagnostics, sources.day)
    return Inputs(
        sources=sources._replace(scan=replace(sources.scan, stats=with_contents(stats, recent))),
        site_key=site_key,
        key=InputKey(listing, at, _digest_of(recent)),
        content=project.content,
        stats=stats,
        prior=prior,
        notice=notice,
    )


def _site_key(project: Project, options: BuildOptions, theme: Theme, prior: Factors) -> str:
    """See `Inputs.site_key`."""
    return digest(
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
        # Logo and fonts; those of the theme are below.
        [content_digest(project.content / path, 0) for path in project.config.theme.files],
        # One by one: they may be links to other folders of the project.
        [
            entry
            for folder in theme.folders
            for part in ("templates", "static", "locales")
            for entry in _theme_files(folder / part, by_time=folder == BUILT_IN)
        ],
        [*_theme_files(project.root / ROOT_FILES, by_time=False)],
    )


def _theme_files(folder: Path, *, by_time: bool) -> Iterator[tuple[str, int, int | str]]:
    """Yield what identifies the files of a theme: for those of a project, their contents.

    They are few, and a page cannot be made without most of them.
    """
    for path, size, changed in list_files(str(folder)):
        content = "" if by_time or size < 0 else content_digest(Path(path), size)
        yield path, size, content or changed


def _read_prior(project: Project, scanned: Scan) -> tuple[Factors, str]:
    """Ask the feedback store. Without one, the site is built with all articles alike."""
    if project.config.search.prior == "none":
        return (), ""
    # Loaded late: most sites need no database.
    from kbgen.feedback import open_store, store_exists
    from kbgen.report.prior import feedback_factors

    if not store_exists(project.store, project.root):
        return (), "Search ranks without votes: no feedback store found"
    try:
        with open_store(project.store, project.root) as store:
            return feedback_factors(store, read_subjects(project, scanned)), ""
    except KbgenError as error:
        return (), f"Search ranks without votes: {error.message}"
