"""One page context → one file."""

from functools import lru_cache, partial

from kbgen import templates
from kbgen.i18n import Catalogue, load_catalogue, number
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.page import PageContext
from kbgen.themes import ThemeFiles


@lru_cache(maxsize=256)
def strings(files: ThemeFiles, tag: str) -> Catalogue:
    """Return the words of a theme in a locale. Raises KbgenError when a file does not parse."""
    return load_catalogue(Locale(tag), files.catalogues)


def render_page(files: ThemeFiles, page: PageContext) -> Artifact:
    """Render a page with its template. Raises KbgenError when the template is wrong."""
    locale = Locale(page.locale)
    html = templates.render(
        files,
        page.template,
        {
            "page": page,
            "catalogue": strings(files, page.locale),
            "catalogue_for": partial(strings, files),
            "format_number": lambda value: number(value, locale),
        },
    )
    return Artifact(page.path, html.encode())
