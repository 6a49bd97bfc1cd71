"""Documents of a locale → the files of its index."""

import json
import math
from collections.abc import Iterator

from kbgen.analysis import Analyser, knowledge_of, language_of
from kbgen.analysis.javascript import stemmer_module
from kbgen.digest import short_digest
from kbgen.model.artifact import Artifact
from kbgen.model.search import SearchCorpus, SearchDoc, TermGroup
from kbgen.search.expansion import Thesaurus, expand
from kbgen.search.format import FORMAT, IMPACTS, RANKING
from kbgen.search.groups import term_groups
from kbgen.search.invert import invert
from kbgen.search.query import content_key, parse_query
from kbgen.search.shards import compress, encode
from kbgen.search.vocabulary import pieces, vocabulary

FOLDER = "_kb/search/"
#: Files whose names carry their content's digest.
FILES = f"{FOLDER}i/"
#: Bytes of a shard before compression; about 4 kB after it.
SHARD_BYTES = 8_000


def build_index(_format: int, corpus: SearchCorpus) -> tuple[Artifact, ...]:
    """Return shards, facts, texts, ids and vocabulary, the stemmer and the manifest."""
    language = language_of(corpus.locale)
    knowledge = knowledge_of(language.code)
    analyser = Analyser(language)
    synonyms = (*knowledge.synonyms, *corpus.synonyms)
    thesaurus = Thesaurus(synonyms, analyser, knowledge.stop_words)
    inverted = invert(corpus.documents, analyser, thesaurus.phrases)
    groups = term_groups(inverted, expand(inverted, thesaurus, analyser))
    files: list[Artifact] = []

    def add(data: bytes, suffix: str = "kb") -> str:
        name = f"{short_digest(data)}.{suffix}"
        files.append(Artifact(FILES + name, data))
        return name

    documents = corpus.documents
    texts = [add(_json([section.text for section in d.sections])) for d in documents]
    facts = [_facts(document, text) for document, text in zip(documents, texts, strict=True)]
    chunk = _chunk(len(documents))
    forward, backward = pieces(vocabulary(groups))
    numbers = {document.id: number for number, document in enumerate(documents)}
    manifest = {
        "format": FORMAT,
        "locale": corpus.locale.tag,
        "others": corpus.others,
        "documents": len(documents),
        "shards": [[bound, add(compress(data))] for bound, data in _shards(groups)],
        "facts": [add(_json(facts[at : at + chunk])) for at in range(0, len(facts), chunk)],
        "chunk": chunk,
        "ids": add(compress("\n".join(numbers).encode())),
        "words": [[bound, add(_lines(words))] for bound, words in forward],
        "endings": [[bound, add(_lines(words))] for bound, words in backward],
        "stemmer": add(stemmer_module(language.stemmer).encode(), "js")
        if language.stemmer
        else None,
        "stop_words": " ".join(sorted(knowledge.stop_words)),
        "respellings": language.respellings,
        "links": None if language.links is None else language.links.split(),
        "pins": {
            content_key(parse_query(query, analyser, knowledge.stop_words)): numbers[pin.article]
            for pin in corpus.pins
            for query in pin.queries
            if pin.article in numbers
        },
        "boosts": {str(numbers[d.id]): d.boost for d in documents if d.boost != 1.0},
        "impacts": IMPACTS,
        "ranking": RANKING,
    }
    data = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    files.append(Artifact(f"{FOLDER}{corpus.locale.segment}.json", data.encode()))
    # Two documents with the same text share a file.
    return tuple({artifact.path: artifact for artifact in files}.values())


def _json(value: object) -> bytes:
    return compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _lines(words: list[str]) -> bytes:
    return compress("\n".join(words).encode())


def _chunk(documents: int) -> int:
    """Return how many documents share a file of facts.

    A first query fetches about ten of them, 120 bytes a document, and all their names, 4 bytes a
    file: the sum is least at the square root of documents / 290.
    """
    return max(1, round(math.sqrt(documents / 290)))


def _facts(document: SearchDoc, text: str) -> list[object]:
    sections = [[section.anchor, section.title] for section in document.sections]
    return [
        document.id,
        document.title,
        document.url,
        document.description,
        document.category,
        sections,
        text,
    ]


def _shards(groups: list[TermGroup]) -> Iterator[tuple[str, bytes]]:
    """Cut the groups into shards; yield each one's bound and its bytes.

    The bound of a shard is the shortest beginning of its first stem that the stem before lacks.
    Phrases stay with the word that they begin with.
    """
    pending: list[TermGroup] = []
    size = 0
    bound = previous = ""
    limit = _shard_bytes(groups)
    for group in groups:
        weight = _weight(group)
        if pending and size + weight > limit and "_" not in group.stem:
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


def _shard_bytes(groups: list[TermGroup]) -> int:
    """Return the size of a shard.

    A query fetches two or three shards and the names of all, 8 bytes each: the sum is least where
    a shard is the square root of about six times the whole.
    """
    return max(SHARD_BYTES, round(math.sqrt(6 * sum(map(_weight, groups)))))


def _separator(before: str, after: str) -> str:
    for at, char in enumerate(after):
        if before[at : at + 1] != char:
            return after[: at + 1]
    return after
