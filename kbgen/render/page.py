"""One page context → one file."""

from functools import lru_cache, partial
from typing import Any

from kbgen import templates
from kbgen.i18n import Catalogue, load_catalogue, number
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.page import PageContext
from kbgen.render.foreign import declare_languages
from kbgen.themes import ThemeFiles


@lru_cache(maxsize=256)
def strings(files: ThemeFiles, tag: str) -> Catalogue:
    """Return the words of a theme in a locale. Raises KbgenError when a file does not parse."""
    fallback = None
    for other in reversed(files.fallbacks.get(tag, ())):
        fallback = load_catalogue(Locale(other), files.catalogues, fallback)
    return load_catalogue(Locale(tag), files.catalogues, fallback)


def words(files: ThemeFiles, tag: str) -> dict[str, Any]:
    """Return what a template needs to speak a language."""
    locale = Locale(tag)
    return {
        "catalogue": strings(files, tag),
        "catalogue_for": partial(strings, files),
        "format_number": lambda value: number(value, locale),
    }


def render_page(files: ThemeFiles, page: PageContext) -> Artifact:
    """Render a page with its template. Raises KbgenError when the template is wrong."""
    context = {"page": page, **words(files, page.locale)}
    html = templates.render(files, page.template, context)
    return Artifact(page.path, declare_languages(html, page.locale).encode())
