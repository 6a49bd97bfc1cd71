"""The texts of a site as they are translated."""

from collections.abc import Mapping

from kbgen.check.rule import Checked
from kbgen.model.article import Article
from kbgen.model.outline import Outline
from kbgen.translate import Corpus, Reader, Sources, corpus_of, read_lock


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
        reader=Reader(html=project.config.markdown.html == "sanitise"),
        order={a.id: _order(a, readers or {}) for a in checked.articles},
    )
    return corpus_of(sources, read_lock(project.content))


def _order(article: Article, readers: Mapping[str, int]) -> tuple[object, ...]:
    order = article.meta.order
    place = (article.source.folder, order is None, order or 0)
    return (0, -readers.get(article.id, 0), not article.meta.promoted, *place)
