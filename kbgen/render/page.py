"""One page context → one file."""

from dataclasses import dataclass
from pathlib import Path

from kbgen import templates
from kbgen.i18n import Catalogue, load_catalogue, number
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.page import PageContext
from kbgen.templates import Theme


@dataclass(frozen=True, slots=True)
class Presentation:
    """What all pages share; `digest` says when it changed."""

    theme: Theme
    digest: str

    @property
    def locale_folders(self) -> tuple[Path, ...]:
        return tuple(folder / "locales" for folder in self.theme.folders)

    def strings(self, tag: str) -> Catalogue:
        return load_catalogue(Locale(tag), self.locale_folders, self.digest)


def render_page(look: Presentation, page: PageContext) -> Artifact:
    """Render a page with its template. Raises KbgenError when the template is wrong."""
    locale = Locale(page.locale)
    html = templates.render(
        look.theme,
        look.digest,
        page.template,
        {
            "page": page,
            "catalogue": look.strings(page.locale),
            "catalogue_for": look.strings,
            "format_number": lambda value: number(value, locale),
        },
    )
    return Artifact(page.path, html.encode())
