"""The texts of a site as they are translated."""

from collections.abc import Iterator, Mapping

from kbgen.check.rule import Checked
from kbgen.config import Project
from kbgen.files import read_text
from kbgen.model.article import Article
from kbgen.model.outline import Outline
from kbgen.themes import BUILT_IN
from kbgen.translate import (
    Corpus,
    Other,
    Reader,
    Sources,
    corpus_of,
    read_lock,
    read_settings,
    read_strings,
    source_strings,
)


def corpus(checked: Checked, readers: Mapping[str, int] | None = None) -> Corpus:
    """Return what is translated of a site, with its lock.

    readers: of each article. The most read come first, then promoted ones, then as in the site.

    Raises KbgenError for a lock that cannot be read.
    """

    def written(path: str) -> tuple[str, Outline]:
        file = checked.written(path)
        return file.text, file.outline

    project = checked.project
    sources = Sources(
        root=project.root,
        locales=project.locales,
        default=project.default_locale,
        fallbacks=project.fallbacks,
        articles=(*checked.articles, *checked.beside),
        written=written,
        others=(*_labels(project), *_strings(checked)),
        reader=Reader(html=project.config.markdown.html == "sanitise"),
        order={a.id: _order(a, readers or {}) for a in checked.articles},
    )
    return corpus_of(sources, read_lock(project.content))


def _labels(project: Project) -> Iterator[Other]:
    default, text, name = project.default_locale, project.config_text, project.file_name
    source = read_settings(name, text, default, is_default=True)
    read = {
        locale: read_settings(name, text, locale, is_default=False)
        for locale in project.locales
        if locale != default
    }
    yield Other(source, {locale: one for locale, one in read.items() if one.sections})


def _strings(checked: Checked) -> Iterator[Other]:
    """Yield the interface strings of the project's own theme."""
    theme = checked.theme
    if theme.folders[0] == BUILT_IN:
        return
    folder, name = theme.folders[0] / "locales", theme.names[0]
    texts = {file.stem: read_text(file) for file in sorted(folder.glob("*.po"))}
    read = {
        locale: read_strings(name, locale, f"themes/{name}/locales/{tag}.po", texts[tag])
        for locale in checked.project.locales
        for tag in (locale.tag, locale.tag.replace("-", "_"))
        if tag in texts
    }
    yield Other(source_strings(name, checked.project.default_locale, texts.values()), read)


def _order(article: Article, readers: Mapping[str, int]) -> tuple[object, ...]:
    order = article.meta.order
    place = (article.source.folder, order is None, order or 0)
    return (0, -readers.get(article.id, 0), not article.meta.promoted, *place)
