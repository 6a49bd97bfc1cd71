"""What a build reads, by names, sizes and times."""

import datetime as dt
from typing import NamedTuple

from kbgen import images
from kbgen.build.listing import code_version, list_files
from kbgen.build.options import BuildOptions, day_of
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.load.scan import Scan, scan
from kbgen.themes import find_theme

#: Article, tag, revision, and what scores are multiplied with.
Factors = tuple[tuple[str, str, str, float], ...]


class Inputs(NamedTuple):
    """Taken before anything is read: what is saved meanwhile makes the next build run."""

    scan: Scan
    look: str
    """Digest of what every page depends on: configuration, options, theme and kbgen itself."""
    day: dt.date
    """That the site is built for."""
    key: str
    """Digest of everything."""
    prior: Factors
    """What readers' votes and clicks say, where [search] asks for it."""
    notice: str
    """Why it says nothing."""


def read_inputs(project: Project, options: BuildOptions) -> Inputs:
    """Look at all files that a build reads. Raises KbgenError for a theme that is not there."""
    theme = find_theme(project.themes, project.config.theme.name)
    found = scan(project)
    prior, notice = _read_prior(project)
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
            for entry in list_files(str(folder / part))
        ],
    )
    day = day_of(options, project.config.site.time_zone)
    key = digest(look, found.stats, found.diagnostics, day)
    return Inputs(found, look, day, key, prior, notice)


def _read_prior(project: Project) -> tuple[Factors, str]:
    """Ask the feedback store. A site is built without it, too: then all articles are alike."""
    if project.config.search.prior == "none":
        return (), ""
    # Loaded late: most sites need no database.
    from kbgen.feedback import open_store, store_exists
    from kbgen.report.prior import feedback_factors

    if not store_exists(project.store, project.root):
        return (), "Search ranks without votes: there is no feedback store"
    try:
        with open_store(project.store, project.root) as store:
            return feedback_factors(store), ""
    except KbgenError as error:
        return (), f"Search ranks without votes: {error.message}"
