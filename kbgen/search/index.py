"""Documents of a locale → the files of its index."""

import json
from collections.abc import Iterator

from kbgen.analysis import Analyser, language_of
from kbgen.analysis.javascript import stemmer_module
from kbgen.analysis.words import RUNS
from kbgen.digest import short_digest
from kbgen.model.artifact import Artifact
from kbgen.model.locale import Locale
from kbgen.model.search import SearchDoc, TermGroup
from kbgen.search.format import CHUNK, FORMAT, IMPACT_SCALE, RANKING, SHARD_BYTES
from kbgen.search.groups import term_groups
from kbgen.search.shards import compress, encode
from kbgen.search.whoosh_index import invert

FOLDER = "_kb/search/"
#: Files whose names carry their content's digest.
FILES = f"{FOLDER}i/"


def build_index(_format: int, item: tuple[Locale, tuple[SearchDoc, ...]]) -> tuple[Artifact, ...]:
    """Return shards, facts, texts and vocabulary, the stemmer and the manifest."""
    locale, documents = item
    language = language_of(locale)
    groups = term_groups(invert(documents, Analyser(language)))
    files: list[Artifact] = []

    def add(data: bytes, suffix: str) -> str:
        name = f"{short_digest(data)}.{suffix}"
        files.append(Artifact(FILES + name, data))
        return name

    texts = [add(_json([section.text for section in d.sections]), "kb") for d in documents]
    facts = [_facts(document, text) for document, text in zip(documents, texts, strict=True)]
    manifest = {
        "format": FORMAT,
        "locale": locale.tag,
        "documents": len(documents),
        "shards": [[bound, add(compress(data), "kb")] for bound, data in _shards(groups)],
        "facts": [add(_json(facts[at : at + CHUNK]), "kb") for at in range(0, len(facts), CHUNK)],
        "chunk": CHUNK,
        "vocabulary": add(compress("\n".join(_vocabulary(groups)).encode()), "kb"),
        "stemmer": add(stemmer_module(language.stemmer).encode(), "js")
        if language.stemmer
        else None,
        "stop_words": " ".join(language.stop_words.split()),
        "respellings": language.respellings,
        "impact_scale": IMPACT_SCALE,
        "ranking": RANKING,
    }
    data = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    files.append(Artifact(f"{FOLDER}{locale.segment}.json", data.encode()))
    # Two documents with the same text share a file.
    return tuple({artifact.path: artifact for artifact in files}.values())


def _json(value: object) -> bytes:
    return compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


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
    """Cut the groups into shards; yield each one's first stem and its bytes.

    The bound of a shard is the shortest beginning of its first stem that the stem before lacks.
    """
    pending: list[TermGroup] = []
    size = 0
    bound = previous = ""
    for group in groups:
        weight = len(group.stem) + sum(map(len, group.forms)) + 6 * len(group.postings)
        if pending and size + weight > SHARD_BYTES:
            yield bound, encode(pending)
            bound = _separator(previous, group.stem)
            pending, size = [], 0
        pending.append(group)
        size += weight
        previous = group.stem
    if pending:
        yield bound, encode(pending)


def _separator(before: str, after: str) -> str:
    for at, char in enumerate(after):
        if before[at : at + 1] != char:
            return after[: at + 1]
    return after


def _vocabulary(groups: list[TermGroup]) -> list[str]:
    """Return the words that a misspelt one may mean; pairs of characters are not words."""
    forms = {form for group in groups for form in group.forms}
    return sorted(form for form in forms if len(form) > 2 and not RUNS.match(form)[1])  # type: ignore[index]
