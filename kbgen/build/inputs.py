"""What a build reads, by names, sizes and times."""

import datetime as dt
from typing import NamedTuple

from kbgen import images
from kbgen.build.listing import code_version, list_files
from kbgen.build.options import BuildOptions, day_of
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.load.scan import Scan, scan
from kbgen.themes import find_theme


class Inputs(NamedTuple):
    """Taken before anything is read: what is saved meanwhile makes the next build run."""

    scan: Scan
    look: str
    """Digest of what every page depends on: configuration, options, theme and kbgen itself."""
    day: dt.date
    """That the site is built for."""
    key: str
    """Digest of everything."""


def read_inputs(project: Project, options: BuildOptions) -> Inputs:
    """Look at all files that a build reads. Raises KbgenError for a theme that is not there."""
    theme = find_theme(project.themes, project.config.theme.name)
    found = scan(project)
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
        # One by one: they may be links to folders elsewhere.
        [
            entry
            for folder in theme.folders
            for part in ("templates", "static", "locales")
            for entry in list_files(str(folder / part))
        ],
    )
    day = day_of(options, project.config.site.time_zone)
    return Inputs(found, look, day, digest(look, found.stats, found.diagnostics, day))
