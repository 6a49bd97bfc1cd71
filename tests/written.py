"""Documents with their texts, as tests write them, and the index of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kbgen.analysis import Analyser, average_lengths, field_lengths
from kbgen.config import Project
from kbgen.languages import language_of
from kbgen.load import decode, read_source
from kbgen.markdown import Rules, compile_article
from kbgen.model.article import Article, Section, passages_digest
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.search import (
    Pin,
    Posting,
    SearchCorpus,
    SearchDoc,
    SearchText,
    SegmentTask,
    Synonyms,
    TermGroup,
)
from kbgen.model.source import Source
from kbgen.search import build_index, cuts, folder_of, passages_file, segment
from kbgen.search.groups import Group
from kbgen.search.learned import Asked, learned_words
from kbgen.search.postings import ASKED, KEYWORDS, TITLE
from kbgen.search.rows import Varints
from kbgen.search.shards import join, pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """All that search knows of an article."""

    id: str
    url: str
    title: str
    description: str
    category: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    boost: float = 1.0
    asked: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Questions of the intents that it answers."""
    learned: tuple[Asked, ...] = ()
    """What people asked before they opened it."""

    @property
    def text(self) -> SearchText:
        """Its words, without those of what people asked."""
        return SearchText(
            title=self.title, keywords=self.keywords, sections=self.sections, asked=self.asked
        )

    @property
    def doc(self) -> SearchDoc:
        """What search shows; `index_documents` fills in the name of the passages."""
        return SearchDoc(
            id=self.id,
            url=self.url,
            title=self.title,
            description=self.description,
            category=self.category,
            sections=tuple((section.anchor, section.title) for section in self.sections),
            passages="",
            boost=self.boost,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCorpus:
    """A locale's documents and what belongs to them."""

    locale: Locale
    documents: tuple[Written, ...]
    synonyms: tuple[Synonyms, ...] = ()
    pins: tuple[Pin, ...] = ()
    others: tuple[str, ...] = ()
    questions: tuple[tuple[str, ...], ...] = ()

    @property
    def texts(self) -> tuple[SearchText, ...]:
        language = language_of(self.locale)
        learned = learned_words(
            {one.id: (one.title, one.description) for one in self.documents},
            {one.id: one.learned for one in self.documents if one.learned},
            Analyser(language),
            language.stop_words,
        )
        return tuple(replace(one.text, learned=learned.get(one.id, ())) for one in self.documents)

    @property
    def corpus(self) -> SearchCorpus:
        """Without segments."""
        return SearchCorpus(
            locale=self.locale,
            documents=tuple(document.doc for document in self.documents),
            segments=(),
            synonyms=self.synonyms,
            pins=self.pins,
            others=self.others,
            questions=self.questions,
        )

    def files(self) -> dict[str, bytes]:
        """Return the index: address → bytes."""
        return {one.path: one.data for one in index_documents(self.texts, self.corpus)}


def encode(groups: Sequence[TermGroup]) -> bytes:
    """Write a shard."""
    known = Varints()
    return join(
        [
            pack(Group(g.stem, g.forms, b"".join(map(_row, g.postings)), g.count), known)
            for g in groups
        ]
    )


def _row(posting: Posting) -> bytes:
    flags = posting.level | (TITLE if posting.title else 0) | (KEYWORDS if posting.keywords else 0)
    flags |= ASKED if posting.asked else 0
    last = flags | posting.parts << 8 | posting.intent << 16
    numbers = (posting.doc, posting.forms, posting.title, last)
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def read_text(project: Project, article: Article) -> SearchText:
    """Compile an article's file again: a site keeps no bodies."""
    source = read_source(project.content, article.source.path, article.locale)
    assert isinstance(source, Source)
    text = decode(source)
    assert isinstance(text, str)
    _, body, _ = compile_article(source.file, text, Rules())
    return SearchText(title=article.title, keywords=article.meta.keywords, sections=body.sections)


def index_documents(texts: Sequence[SearchText], corpus: SearchCorpus) -> tuple[Artifact, ...]:
    """Return all files of an index whose texts are in memory, those with passages included.

    corpus: its segments and the names of the passages are filled in.
    """
    folder = folder_of(corpus.locale)
    passages = {
        f"{folder}{passages_digest(text.sections)[:16]}.kb": passages_file(
            [section.text for section in text.sections]
        )
        for text in texts
    }
    documents = tuple(
        document._replace(passages=passages_digest(text.sections)[:16])
        for document, text in zip(corpus.documents, texts, strict=True)
    )
    tasks = segment_tasks(corpus.locale, corpus.synonyms, [one.id for one in documents], texts)
    segments = tuple(segment(task) for task in tasks)
    index = build_index(frozenset(), replace(corpus, documents=documents, segments=segments))
    files = {**passages, **{path: data for path, data in index.files if data is not None}}
    return (*(Artifact(path, data) for path, data in files.items()), index.entrance)


def segment_tasks(
    locale: Locale,
    synonyms: tuple[Synonyms, ...],
    ids: Sequence[str],
    texts: Sequence[SearchText],
) -> tuple[SegmentTask, ...]:
    """Return the tasks of a locale's documents, sorted by id, in their order."""
    lengths = [field_lengths(text.title, text.keywords, text.sections) for text in texts]
    averages = average_lengths(lengths)
    return tuple(
        SegmentTask(
            locale=locale, synonyms=synonyms, averages=averages, texts=tuple(texts[start:end])
        )
        for start, end in cuts(ids)
    )
