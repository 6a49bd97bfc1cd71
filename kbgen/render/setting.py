"""What every page of a site is made from."""

from dataclasses import dataclass

from kbgen.config import Project
from kbgen.i18n import Values
from kbgen.model.site import Site
from kbgen.themes import ThemeFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that pages are made from."""

    project: Project
    site: Site
    files: ThemeFiles
    static: str
    """Folder of the theme's static files."""
    values: Values
