"""A locale's documents and segments → the files of its index."""

import json
import math
from collections.abc import Iterator, Sequence
from itertools import chain

from kbgen.analysis import Analyser
from kbgen.analysis.stemmers import browser_stemmer
from kbgen.languages import language_of
from kbgen.model.artifact import Artifact
from kbgen.model.search import (
    IndexFiles,
    SearchCorpus,
    SearchDoc,
)
from kbgen.search.analysed import analysis_of
from kbgen.search.cuts import cut
from kbgen.search.expansion import expand
from kbgen.search.files import FOLDER, Files, as_json, folder_of
from kbgen.search.format import AS_BEFORE, CUE, FORMAT, IMPACTS, LIMITS, RANKING, WHOLE
from kbgen.search.groups import term_groups
from kbgen.search.listing import make_listing
from kbgen.search.merge import Merged, merge
from kbgen.search.query import parse_query
from kbgen.search.rows import Varints
from kbgen.search.shards import Packed, join, pack
from kbgen.search.vocabulary import pieces, vocabulary

#: Bytes of a shard before compression; about 2.5 kB after it.
SHARD_BYTES = (5_000, 6_400)
#: Documents that share a file of facts, in sites of how many documents. A small site's hits come in
#: few requests; in a large one they lie too far apart, and a hit's neighbours would be dead weight.
CHUNKS = ((64, 16), (300, 1), (math.inf, 2))

#: Bytes of complete questions before compression that the manifest itself carries, about a kilobyte
#: after it: on a phone another request costs more.
QUESTIONS = 4_000


def build_index(have: frozenset[str], corpus: SearchCorpus) -> IndexFiles:
    """Return shards, facts, ids and vocabulary, the stemmer and the manifest.

    have: paths that exist in the site and need no content, as a path always has the same.
    """
    files = Files(folder_of(corpus.locale), have)
    analysis = analysis_of(corpus.locale, corpus.synonyms)
    language = language_of(corpus.locale)
    stemmer = browser_stemmer(language)
    merged = merge(corpus.segments)
    groups = _groups(corpus, merged)
    documents = corpus.documents
    numbers = {document.id: number for number, document in enumerate(documents)}
    forward, backward = pieces(vocabulary(chain.from_iterable(group.names for group in groups)))
    facts, chunk = _facts(documents, files)
    manifest = {
        "format": FORMAT,
        "locale": corpus.locale.tag,
        "others": corpus.others,
        "documents": len(documents),
        "shards": make_listing(_shards(groups, files), files.add_json),
        "facts": make_listing(facts, files.add_json),
        "chunk": chunk,
        "ids": files.add("\n".join(numbers).encode()),
        "words": make_listing(_word_files(forward, files), files.add_json),
        "endings": make_listing(_word_files(backward, files), files.add_json),
        "stemmer": files.add(stemmer.encode(), "js") if stemmer else None,
        "stop_words": " ".join(sorted(analysis.stop_words)),
        "respellings": language.respellings,
        "links": None if language.compound_links is None else language.compound_links.split(),
        "questions": _questions(corpus, files),
        "asking": corpus.asking,
        "pins": _pins(corpus, numbers, analysis.analyser),
        "boosts": {str(numbers[d.id]): d.boost for d in documents if d.boost != 1.0},
        **_asked(merged),
        "impacts": IMPACTS,
        "limits": LIMITS,
        "ranking": RANKING,
    }
    data = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    entrance = Artifact(f"{FOLDER}{corpus.locale.segment}.json", data.encode())
    return IndexFiles(entrance=entrance, files=files.files())


def _questions(corpus: SearchCorpus, files: Files) -> object:
    """Return the questions where they are few, else the name of their file; None: no question."""
    if not any(corpus.questions):
        return None
    if len(as_json(corpus.questions)) <= QUESTIONS:
        return corpus.questions
    return files.add_json(corpus.questions)


def _asked(merged: Merged) -> dict[str, dict[str, object]]:
    """Return what a searcher needs to know of earlier questions; nothing where there are none."""
    cues = sorted(stem.removeprefix(CUE) for stem in merged.stems if stem.startswith(CUE))
    if not cues and not any(stem.endswith(WHOLE) for stem in merged.stems):
        return {}
    return {"asked": {"cues": " ".join(cues), "bonus": AS_BEFORE}}


def _groups(corpus: SearchCorpus, merged: Merged) -> list[Packed]:
    analysis = analysis_of(corpus.locale, corpus.synonyms)
    forms = {stem: entry.names for stem, entry in merged.stems.items()}
    links = language_of(corpus.locale).compound_links
    expansion = expand(forms, merged.aliases, analysis.thesaurus, links)
    known = Varints()
    groups = term_groups(merged.stems, expansion, analysis.stop_words)
    return [pack(group, known) for group in groups]


def _pins(corpus: SearchCorpus, numbers: dict[str, int], analyser: Analyser) -> dict[str, int]:
    pins = {
        parse_query(query, analyser, frozenset()).key: numbers[pin.article]
        for pin in corpus.pins
        for query in pin.queries
        if pin.article in numbers
    }
    return {key: number for key, number in pins.items() if key}


def _word_files(pieces: list[tuple[str, list[str]]], files: Files) -> list[tuple[str, str]]:
    return [(bound, files.add("\n".join(words).encode())) for bound, words in pieces]


def _facts(documents: Sequence[SearchDoc], files: Files) -> tuple[list[tuple[str, str]], int]:
    """Return the files with what hits show, and how many documents share one."""
    rows = [
        (
            document.id,
            document.title,
            document.url,
            document.description,
            document.category,
            document.sections,
            document.passages,
            *([document.answers] if document.answers else ()),
        )
        for document in documents
    ]
    chunk = next(chunk for most, chunk in CHUNKS if len(documents) <= most)
    starts = range(0, len(rows), chunk)
    return [("", files.add_json(rows[start : start + chunk])) for start in starts], chunk


def _shards(groups: list[Packed], files: Files) -> list[tuple[str, str]]:
    return [(bound, files.add(join(shard))) for bound, shard in _cut(groups)]


def _cut(groups: list[Packed]) -> Iterator[tuple[str, list[Packed]]]:
    """Yield the groups of each shard, and its bound.

    The bound of a shard is the shortest beginning of its first stem that the stem before lacks.
    Phrases stay with the word that they begin with.
    """
    entries = (("" if "-" in group.stem else group.stem, _weight(group)) for group in groups)
    bound = ""
    for start, end in cut(entries, *SHARD_BYTES):
        yield bound, groups[start:end]
        if end < len(groups):
            bound = _separator(groups[end - 1].stem, groups[end].stem)


def _weight(group: Packed) -> int:
    words = len(group.line) * (2 if group.names == (group.stem,) else 1)
    return words + 5 * len(group.flags)


def _separator(before: str, after: str) -> str:
    for at, char in enumerate(after):
        if before[at : at + 1] != char:
            return after[: at + 1]
    return after
