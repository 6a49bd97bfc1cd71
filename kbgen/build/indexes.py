"""The search indexes of a build: segments, what joins them, and the texts of hits."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from kbgen import search
from kbgen.analysis import average_lengths
from kbgen.build.answering import Answering, with_answers
from kbgen.build.composed import Composed
from kbgen.build.context import FilesContext
from kbgen.build.runner import Runner
from kbgen.build.stages import (
    SEGMENT,
    JoinTask,
    PassagesTask,
    SegmentPlan,
    TextKey,
    join_task,
    passages_of,
    passages_task,
    segment_task,
)
from kbgen.build.state import IndexRecord
from kbgen.build.write import Output
from kbgen.digest import NAME, digest, short_digest
from kbgen.i18n import Values
from kbgen.model.article import FilledArticle
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.search import IndexFiles, LearnedWord, SearchCorpus, SearchDoc, SegmentTask

#: Texts that are read from the cache at once.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class LocaleIndex:
    """What the index of one locale is made from."""

    locale: Locale
    corpus: SearchCorpus
    plans: list[SegmentPlan]
    keys: list[str]
    """Of the segments' results."""
    passages: dict[str, str]
    """Path of a file with texts → key of an article that has them."""

    @property
    def key(self) -> str:
        return digest(search.FORMAT, self.corpus, self.keys)


def begin_indexes(
    context: FilesContext, locales: Sequence[Locale], indexed: Sequence[Locale]
) -> Callable[[], dict[str, IndexRecord]]:
    """Analyse what changed in the indexes of some locales, and begin to join them.

    indexed: all locales that have an index. Returns a function that waits for the files, stages
    them, and returns what to remember, by tag.
    """
    runner, output = context.runner, context.output
    values = context.composed.workspace.values
    with runner.step("segment") as made:
        indexes = [_plan_index(context.composed, runner, locale, indexed) for locale in locales]
        made.append(_make_segments(runner, indexes, values))
    last = context.last.indexes if context.last else {}
    joined = _begin_joining(runner, indexes, last, output)

    def finish() -> dict[str, IndexRecord]:
        records = {}
        with runner.step("index") as made:
            for locale, record, is_new in joined:
                records[locale.tag] = record
                made.append(is_new)
        with runner.step("passages") as made:
            tasks = _passages_tasks(runner, indexes, output, values)
            for artifact in runner.pool.map(passages_task, 0, tasks):
                output.stage(artifact, "")
                made.append(1)
        return records

    return finish


def index_in_memory(
    composed: Composed, runner: Runner, locale: Locale, indexed: Sequence[Locale]
) -> dict[str, bytes]:
    """Return the files of a locale's index by path, the texts of hits left out."""
    index = _plan_index(composed, runner, locale, indexed)
    _make_segments(runner, [index], composed.workspace.values)
    blobs = runner.cache.blobs("first", index.keys)
    corpus = replace(index.corpus, segments=tuple(blobs[key] for key in index.keys))
    made = search.build_index(frozenset(), corpus)
    files = {path: data for path, data in made.files if data is not None}
    return {**files, made.entrance.path: made.entrance.data}


def _plan_index(
    composed: Composed, runner: Runner, locale: Locale, indexed: Sequence[Locale]
) -> LocaleIndex:
    """Find out what the index of a locale is made from. Nothing is analysed yet."""
    project, site = composed.workspace.project, composed.site
    composed.prefetch(locale)
    articles = search.searched_articles(site, locale)
    corpus = search.search_corpus(project, site, locale, indexed, composed.workspace.asked)
    documents = search.with_prior(corpus.documents, articles, composed.inputs.prior)
    documents = _with_answers(composed, runner, documents, articles)
    corpus = replace(corpus, documents=documents)
    asked = {one.id: search.asked_of(site, one) for one in articles}
    averages = average_lengths(one.lengths for one in articles)
    learned = search.learned_of(articles, composed.workspace.asked, locale)
    settings = SegmentTask(locale=locale, synonyms=corpus.synonyms, averages=averages, texts=())
    plans = [
        SegmentPlan(
            settings,
            tuple(composed.records[a.source.path].key for a in articles[first:end]),
            tuple(
                _text_key(one, asked[one.id], learned.get(one.id, ()))
                for one in articles[first:end]
            ),
        )
        for first, end in search.cuts([article.id for article in articles])
    ]
    folder = search.folder_of(locale)
    return LocaleIndex(
        locale=locale,
        corpus=corpus,
        plans=plans,
        keys=[runner.key(SEGMENT, search.FORMAT, plan) for plan in plans],
        passages=_passages(folder, articles, composed),
    )


def _with_answers(
    composed: Composed,
    runner: Runner,
    documents: Iterable[SearchDoc],
    articles: Iterable[FilledArticle],
) -> tuple[SearchDoc, ...]:
    """Return the documents with what they answer in the box."""
    site = composed.site
    named = [one for one in articles if one.key in site.answers]
    keys = {one.id: composed.records[one.source.path].key for one in named}
    texts = runner.cache.blobs("second", keys.values())
    answering = {
        one.id: Answering(one, site.answers[one.key], texts[keys[one.id]]) for one in named
    }
    return with_answers(documents, answering, composed.workspace.values)


def _passages(folder: str, articles: Iterable[FilledArticle], composed: Composed) -> dict[str, str]:
    """Return path → key. Raises KbgenError where other texts would have the same path."""
    digests: dict[str, str] = {}
    passages: dict[str, str] = {}
    for article in articles:
        path = f"{folder}{article.passages[:NAME]}.kb"
        if digests.setdefault(path, article.passages) != article.passages:
            raise search.same_name(path)
        passages[path] = composed.records[article.source.path].key
    return passages


def _text_key(
    article: FilledArticle,
    asked: tuple[tuple[int, tuple[str, ...]], ...],
    learned: tuple[LearnedWord, ...],
) -> TextKey:
    headings = tuple(heading.title for heading in article.headings)
    return TextKey(
        title=article.title,
        keywords=article.meta.keywords,
        asked=asked,
        learned=learned,
        headings=headings,
        passages=article.passages,
    )


def _make_segments(runner: Runner, indexes: Iterable[LocaleIndex], values: Values) -> int:
    """Analyse the texts of all segments that are missing from the cache; return how many."""
    plans = [plan for index in indexes for plan in index.plans]

    def fetch(plan: SegmentPlan) -> SegmentTask:
        return segment_task(plan, runner.cache.blobs("second", plan.articles), values)

    _, made = runner.run(SEGMENT, search.FORMAT, plans, fetch)
    return made


def _begin_joining(
    runner: Runner, indexes: list[LocaleIndex], last: Mapping[str, IndexRecord], output: Output
) -> Iterator[tuple[Locale, IndexRecord, bool]]:
    """Begin to join the segments of each locale.

    Returns an iterator that stages the files and yields what to remember, and whether it is new:
    an index of the same segments whose files all exist is kept.
    """
    stale = [index for index in indexes if not _is_current(index, last, output)]
    joined = runner.pool.map(
        join_task,
        search.FORMAT,
        (_join_task(runner, index, output) for index in stale),
        lambda task: len(task.corpus.documents),
    )
    kept = [(i.locale, last[i.locale.tag], False) for i in indexes if i not in stale]
    return chain(kept, _stage(stale, joined, output))


def _stage(
    indexes: list[LocaleIndex], joined: Iterator[IndexFiles], output: Output
) -> Iterator[tuple[Locale, IndexRecord, bool]]:
    for index, made in zip(indexes, joined, strict=True):
        paths = [made.entrance.path]
        for path, data in made.files:
            paths.append(path)
            if data is not None:
                output.stage(Artifact(path, data), "")
        output.stage(made.entrance, short_digest(made.entrance.data))
        yield (
            index.locale,
            IndexRecord(index.key, (*paths, *index.passages), tuple(index.keys)),
            True,
        )


def _join_task(runner: Runner, index: LocaleIndex, output: Output) -> JoinTask:
    blobs = runner.cache.blobs("first", index.keys)
    corpus = replace(index.corpus, segments=tuple(blobs[key] for key in index.keys))
    folder = search.folder_of(index.locale)
    have = frozenset(path for path in output.intact if path.startswith(folder))
    return JoinTask(corpus, have)


def _passages_tasks(
    runner: Runner, indexes: Iterable[LocaleIndex], output: Output, values: Values
) -> Iterator[PassagesTask]:
    """Yield the texts whose files are missing from the output folder."""
    for index in indexes:
        new = iter([(p, key) for p, key in index.passages.items() if p not in output.intact])
        while batch := list(islice(new, _BATCH)):
            blobs = runner.cache.blobs("second", (key for _, key in batch))
            for path, key in batch:
                yield PassagesTask(path, passages_of(blobs[key], values, index.locale))


def _is_current(index: LocaleIndex, last: Mapping[str, IndexRecord], output: Output) -> bool:
    record = last.get(index.locale.tag)
    return record is not None and record.key == index.key and output.intact.issuperset(record.paths)
