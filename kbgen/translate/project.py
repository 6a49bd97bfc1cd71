"""From a checked project to what is translated of it."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.model.outline import Outline
from kbgen.translate.corpus import CONTENT, Corpus, Reader
from kbgen.translate.document import Document, File, read_document
from kbgen.translate.earlier import EarlierTexts
from kbgen.translate.lock import Lock
from kbgen.translate.tables import read_toml

#: Documents that stay in memory: a source is read once for all its translations.
_KEPT = 512


class Sources(NamedTuple):
    """What a corpus is made of."""

    root: Path
    """Of the project."""
    locales: tuple[Locale, ...]
    default: Locale
    fallbacks: Callable[[Locale], tuple[Locale, ...]]
    articles: Iterable[Article]
    """Texts in each language; translations share an id."""
    written: Callable[[str], tuple[str, Outline]]
    """Returns text and outline of a file by its content path."""
    order: Mapping[str, tuple[object, ...]]
    reader: Reader
    others: "tuple[Other, ...]" = ()


class Other(NamedTuple):
    """A document that is not in the content folder."""

    source: Document
    translations: Mapping[Locale, Document]


def corpus_of(sources: Sources, lock: Lock) -> Corpus:
    """Pair every text with its source: in the default locale, else where the locale falls back."""
    articles = {article.key: article for article in sources.articles}
    read = lru_cache(_KEPT)(partial(_read, sources, articles))
    ids = dict.fromkeys(article_id for article_id, _ in articles)
    made: dict[tuple[str, Locale], Callable[[], Document]] = {}
    for locale in sources.locales:
        chain = (sources.default, *sources.fallbacks(locale))
        for article_id in ids if locale != sources.default else ():
            source = next((one for one in chain if (article_id, one) in articles), None)
            if source is None or source == locale or _is_draft(articles[article_id, source]):
                continue
            made[article_id, locale] = partial(read, article_id, source)
    there = {key: partial(read, *key) for key in made if key in articles}
    for other in sources.others:
        for locale in sources.locales if other.source.sections else ():
            key = other.source.id, locale
            if locale != sources.default:
                made[key] = partial(_same, other.source)
            if locale in other.translations:
                there[key] = partial(_same, other.translations[locale])
    return Corpus(
        root=sources.root,
        locales=tuple(one for one in sources.locales if one != sources.default),
        sources=made,
        translations=there,
        order=sources.order,
        lock=lock,
        earlier=EarlierTexts(sources.root / CONTENT),
        reader=sources.reader,
    )


def _same(document: Document) -> Document:
    return document


def _is_draft(article: Article) -> bool:
    # Compiled as an article, a table looks like front matter that does not parse.
    return article.meta.draft and not article.source.path.endswith(".toml")


def _read(
    sources: Sources, articles: Mapping[tuple[str, Locale], Article], article_id: str, tag: Locale
) -> Document:
    article = articles[article_id, tag]
    path = article.source.project_path
    text, outline = sources.written(article.source.path)
    if path.endswith(".toml"):
        return read_toml(article.id, tag, path, text)
    if any(block.name == "agent" for block in outline.blocks):
        # Notes for support staff are translated as well, and builds for readers do not parse them.
        outline = sources.reader.outline(text, path, tag)
    file = File(article.id, article.title, tag, path, text, outline)
    return read_document(file, is_minor=article.meta.change == "minor")
