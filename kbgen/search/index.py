"""Documents of a locale → the files of its index."""

import json
import math
from collections.abc import Iterator, Sequence

from kbgen.analysis import Analyser, knowledge_of, language_of
from kbgen.analysis.javascript import stemmer_module
from kbgen.digest import short_digest
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.search import SearchCorpus, SearchDoc, TermGroup
from kbgen.search.expansion import Thesaurus, expand
from kbgen.search.format import FORMAT, IMPACTS, RANKING
from kbgen.search.groups import term_groups
from kbgen.search.invert import invert
from kbgen.search.listing import make_listing
from kbgen.search.query import parse_query
from kbgen.search.shards import compress, encode
from kbgen.search.vocabulary import pieces, vocabulary

FOLDER = "_kb/search/"
#: Bytes of a shard before compression; about 2.5 kB after it.
SHARD_BYTES = 6_000
#: Documents that share a file of facts, in sites of how many documents.
CHUNKS = ((300, 1), (math.inf, 2))


def folder_of(locale: Locale) -> str:
    """Return the folder of the files whose names carry their content's digest."""
    return f"{FOLDER}i/{locale.segment}/"


class _Files:
    """Collects files, each named by its content."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._found: dict[str, bytes] = {}

    def add(self, data: bytes, suffix: str = "kb") -> str:
        """Keep a file; return its name without the suffix."""
        name = short_digest(data)
        # Thousands of names of 32 bits: one in some hundred large sites has two that are alike.
        while self._found.setdefault(f"{name}.{suffix}", data) != data:
            name = short_digest(name, data)
        return name

    def pack(self, value: object) -> str:
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return self.add(compress(data))

    def artifacts(self) -> Iterator[Artifact]:
        return (Artifact(self._folder + name, data) for name, data in self._found.items())


def build_index(_format: int, corpus: SearchCorpus) -> tuple[Artifact, ...]:
    """Return shards, facts, texts, ids and vocabulary, the stemmer and the manifest."""
    language = language_of(corpus.locale)
    knowledge = knowledge_of(language.code)
    analyser = Analyser(language)
    synonyms = (*knowledge.synonyms, *corpus.synonyms)
    thesaurus = Thesaurus(synonyms, analyser, knowledge.stop_words)
    inverted = invert(corpus.documents, analyser, thesaurus.phrases)
    groups = term_groups(inverted, expand(inverted, thesaurus, analyser), knowledge.stop_words)
    files = _Files(folder_of(corpus.locale))
    documents = corpus.documents
    numbers = {document.id: number for number, document in enumerate(documents)}
    forward, backward = pieces(vocabulary(groups))
    shards = [(bound, files.add(compress(data))) for bound, data in _shards(groups)]
    facts, chunk = _facts(documents, files)
    manifest = {
        "format": FORMAT,
        "locale": corpus.locale.tag,
        "others": corpus.others,
        "documents": len(documents),
        "shards": make_listing(shards, files.pack),
        "facts": make_listing(facts, files.pack),
        "chunk": chunk,
        "ids": files.add(compress("\n".join(numbers).encode())),
        "words": make_listing(_word_files(forward, files), files.pack),
        "endings": make_listing(_word_files(backward, files), files.pack),
        "stemmer": files.add(stemmer_module(language.stemmer).encode(), "js")
        if language.stemmer
        else None,
        "stop_words": " ".join(sorted(knowledge.stop_words)),
        "respellings": language.respellings,
        "links": None if language.links is None else language.links.split(),
        "pins": _pins(corpus, numbers, analyser),
        "boosts": {str(numbers[d.id]): d.boost for d in documents if d.boost != 1.0},
        "impacts": IMPACTS,
        "ranking": RANKING,
    }
    data = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    entrance = Artifact(f"{FOLDER}{corpus.locale.segment}.json", data.encode())
    return (*files.artifacts(), entrance)


def _pins(corpus: SearchCorpus, numbers: dict[str, int], analyser: Analyser) -> dict[str, int]:
    pins = {
        parse_query(query, analyser, frozenset()).key: numbers[pin.article]
        for pin in corpus.pins
        for query in pin.queries
        if pin.article in numbers
    }
    return {key: number for key, number in pins.items() if key}


def _word_files(pieces: list[tuple[str, list[str]]], files: _Files) -> list[tuple[str, str]]:
    return [(bound, files.add(compress("\n".join(words).encode()))) for bound, words in pieces]


def _facts(documents: Sequence[SearchDoc], files: _Files) -> tuple[list[tuple[str, str]], int]:
    """Return the files of what hits show, and how many documents share one."""
    rows = [
        [
            document.id,
            document.title,
            document.url,
            document.description,
            document.category,
            [[section.anchor, section.title] for section in document.sections],
            files.pack([section.text for section in document.sections]),
        ]
        for document in documents
    ]
    chunk = next(chunk for most, chunk in CHUNKS if len(documents) <= most)
    return [("", files.pack(rows[at : at + chunk])) for at in range(0, len(rows), chunk)], chunk


def _shards(groups: list[TermGroup]) -> Iterator[tuple[str, bytes]]:
    """Cut the groups into shards; yield each one's bound and its bytes.

    The bound of a shard is the shortest beginning of its first stem that the stem before lacks.
    Phrases stay with the word that they begin with.
    """
    pending: list[TermGroup] = []
    size = 0
    bound = previous = ""
    for group in groups:
        weight = _weight(group)
        if pending and size + weight > SHARD_BYTES and "-" not in group.stem:
            yield bound, encode(pending)
            bound = _separator(previous, group.stem)
            pending, size = [], 0
        pending.append(group)
        size += weight
        previous = group.stem
    if pending:
        yield bound, encode(pending)


def _weight(group: TermGroup) -> int:
    return (
        len(group.stem.encode())
        + sum(len(f.encode()) for f in group.forms)
        + 5 * len(group.postings)
    )


def _separator(before: str, after: str) -> str:
    for at, char in enumerate(after):
        if before[at : at + 1] != char:
            return after[: at + 1]
    return after
