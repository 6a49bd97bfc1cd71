"""Translations that miss an important change of their source: readers are told.

`content/translations.lock` knows what a translation was made from; where it says nothing, the dates
of both do.
"""

from collections.abc import Iterator

from kbgen import files
from kbgen.build.workspace import Workspace
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale
from kbgen.model.names import TRANSLATIONS
from kbgen.model.site import SiteStructure


def outdated(workspace: Workspace, site: SiteStructure) -> dict[tuple[str, Locale], Locale]:
    """Return the translations whose source changed `major` since, and the locale of the source."""
    pairs = tuple(_pairs(workspace, site))
    known = _by_sections(workspace, pairs) if TRANSLATIONS in workspace.scan.stats else {}
    return {
        translation.key: source.locale
        for source, translation in pairs
        if known.get(translation.key, _is_older(translation, source))
    }


def _pairs(
    workspace: Workspace, site: SiteStructure
) -> Iterator[tuple[FilledArticle, FilledArticle]]:
    """Yield source and translation of every article whose source changed `major`."""
    project = workspace.project
    for (article_id, locale), article in site.versions.items():
        if article.locale != locale:
            continue
        chain = (project.default_locale, *project.fallbacks(locale))
        own = (site.versions.get((article_id, other)) for other in chain)
        source = next((one for one in own if one and one.locale in chain), None)
        if source and source.locale != locale and source.meta.change == "major":
            yield source, article


def _is_older(translation: FilledArticle, source: FilledArticle) -> bool:
    ours, theirs = translation.meta.updated, source.meta.updated
    return ours is not None and theirs is not None and ours < theirs


def _by_sections(
    workspace: Workspace, pairs: tuple[tuple[FilledArticle, FilledArticle], ...]
) -> dict[tuple[str, Locale], bool]:
    """Return what the lock knows: whether a section of the source is another one now."""
    if not pairs:
        return {}
    # Loaded late: few sources change so much.
    from kbgen.translate import File, Place, Reader, read_document, read_lock

    lock = read_lock(workspace.project.content)
    reader = Reader(html=workspace.rules.html.keep)
    known: dict[tuple[str, Locale], bool] = {}
    for source, translation in pairs:
        path, locale = source.source.path, source.locale
        text = files.read_text(workspace.project.content / path)
        outline = reader.outline(text, path, locale)
        document = read_document(File(source.id, source.title, locale, path, text, outline))
        tag = translation.locale.tag
        entries = {s: lock.get(Place(source.id, tag, s.name)) for s in document.sections}
        if any(entries.values()):
            differs = (one is None or one.source != s.digest for s, one in entries.items())
            known[translation.key] = any(differs)
    return known
