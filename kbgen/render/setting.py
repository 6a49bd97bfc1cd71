"""What pages are rendered from."""

from dataclasses import dataclass

from kbgen.config import Project
from kbgen.config.notices import StatusNotice
from kbgen.i18n import Values
from kbgen.model.look import Look
from kbgen.model.site import Site
from kbgen.themes import ThemeFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything that pages are rendered from."""

    project: Project
    site: Site
    files: ThemeFiles
    static: str
    """Folder of the theme's static files."""
    values: Values
    look: Look
    notices: tuple[StatusNotice, ...] = ()
    """Those of the day."""
