"""The Python searcher: same shards, same ranking, same order as `static/js/search/engine.js`.

It reads through a function from address to bytes, so that it works on a folder and in tests.
"""

import gzip
import json
import math
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rapidfuzz.distance import OSA

from kbgen.analysis import Analyser, Language, language_of
from kbgen.analysis.words import RUNS, find_words
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.model.search import TermGroup
from kbgen.search.format import FIELDS, FORMAT, utf16_key
from kbgen.search.index import FILES, FOLDER
from kbgen.search.shards import decode

Read = Callable[[str], bytes]
Parsed = TypeVar("Parsed")
#: A prefix of one letter says nothing in a script with spaces.
SHORTEST_PREFIX = 2
#: Typos: Damerau distance 1 from 4 letters, 2 from 8.
TYPO_LENGTHS = (4, 8)
#: How many shards a prefix may open.
PREFIX_SHARDS = 3


class SearchError(KbgenError):
    """The index cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    id: str
    locale: str
    title: str
    url: str
    """Relative to the site's root, with the anchor of the best section."""
    excerpt: str
    category: str
    section: tuple[str, str] | None
    """Anchor and title."""
    score: float


@dataclass(frozen=True, slots=True)
class QueryTerm:
    form: str
    stem: str
    is_word: bool
    """Not a pair of characters."""
    is_prefix: bool
    """The last word, which may still be typed."""


@dataclass(slots=True)
class TermHits:
    """Where one term of the query matches."""

    scores: dict[int, float] = field(default_factory=dict)
    """Document → impact times the weight of the best kind of match."""
    fields: dict[int, int] = field(default_factory=dict)
    sections: dict[int, int] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)


class Searcher:
    """Searches one locale of a built site."""

    def __init__(self, read: Read, locale: Locale) -> None:
        self._read = read
        self._locale = locale
        try:
            manifest = json.loads(read(f"{FOLDER}{locale.segment}.json"))
        except (OSError, ValueError) as error:
            message = f"There is no search index for {locale}"
            raise SearchError(message, "Run: kbgen build") from error
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise SearchError("The search index is of another version", "Run: kbgen build")
        self._manifest: dict[str, Any] = manifest
        self._ranking: dict[str, float] = manifest["ranking"]
        self._bounds = [utf16_key(bound) for bound, _ in manifest["shards"]]
        self._shards: dict[int, list[TermGroup]] = {}
        language = language_of(locale)
        self._analyser = Analyser(Language(language.code, language.stemmer, manifest["stop_words"]))
        self._stop_words = set(manifest["stop_words"].split(" "))

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Return the best articles, one hit each."""
        terms = self._parse(query)
        found = [(term, self._look_up(term)) for term in terms]
        matched = [hits for _, hits in found if hits.scores]
        ranked = self._rank(matched, len(terms))
        return [self._hit(document, score, matched) for document, score in ranked[:limit]]

    # The query

    def _parse(self, query: str) -> list[QueryTerm]:
        words = find_words(query)
        ends_open = bool(words) and query.endswith(words[-1])
        terms: list[QueryTerm] = []
        for at, word in enumerate(words):
            last = ends_open and at == len(words) - 1
            terms += self._terms_of(word, last)
        kept = [term for term in terms if term.form not in self._stop_words] or terms
        return list(dict.fromkeys(kept))[: int(self._ranking["max_terms"])]

    def _terms_of(self, word: str, last: bool) -> Iterator[QueryTerm]:
        terms = list(self._analyser.terms(word))
        for at, term in enumerate(terms):
            run = RUNS.match(term.form)
            is_word = run is not None and run[2] is not None
            yield QueryTerm(term.form, term.stem, is_word, last and at == len(terms) - 1)

    # Terms

    def _look_up(self, term: QueryTerm) -> TermHits:
        hits = TermHits()
        known = self._match(term, hits)
        if not known:
            for other in self._respelt(term):
                known |= self._match(other, hits, self._ranking["respelt"])
        if not known and term.is_word:
            self._match_typos(term, hits)
        return hits

    def _match(self, term: QueryTerm, hits: TermHits, factor: float = 1.0) -> bool:
        """Add what a term matches as it is, by its stem or as a beginning; say if it is known."""
        ranking = self._ranking
        prefix = term.is_prefix and (not term.is_word or len(term.form) >= SHORTEST_PREFIX)
        if not term.is_word and len(term.form) > 1:
            prefix = False
        known = False
        for group in self._groups(term, prefix):
            weights = []
            for form in group.forms:
                if form == term.form:
                    weight = ranking["exact"]
                elif group.stem == term.stem:
                    weight = ranking["stem"]
                elif prefix and form.startswith(term.form):
                    span = ranking["prefix_most"] - ranking["prefix_least"]
                    weight = ranking["prefix_least"] + span * len(term.form) / len(form)
                elif term.form in group.forms:
                    weight = ranking["stem"]
                else:
                    weight = 0.0
                weights.append(weight * factor)
            known = known or any(weights)
            _add(group, weights, hits)
        return known

    def _groups(self, term: QueryTerm, prefix: bool) -> Iterator[TermGroup]:
        """Yield the groups that may match, each once."""
        form = term.form
        # A stem that is not the query's own can hold the query's form: accents left out confuse
        # stemmers. It is then a beginning of the form, but for a letter or two.
        wanted = {term.stem, form, *(form[:length] for length in range(3, len(form)))}
        numbers = {self._shard_of(key) for key in wanted}
        if prefix:
            first, last = self._shard_of(form), self._shard_of(form + "\uffff")
            numbers |= set(range(first, min(last, first + PREFIX_SHARDS - 1) + 1))
        for number in sorted(numbers):
            yield from self._shard(number)

    def _respelt(self, term: QueryTerm) -> list[QueryTerm]:
        """Return the term with `ue` for `ü` and the like undone."""
        form = term.form
        for typed, folded in self._manifest["respellings"]:
            form = form.replace(typed, folded)
        if form == term.form:
            return []
        return [QueryTerm(form, self._analyser.stem(form), term.is_word, term.is_prefix)]

    def _match_typos(self, term: QueryTerm, hits: TermHits) -> None:
        for distance, word in self._near(term)[: int(self._ranking["max_typos"])]:
            meant = QueryTerm(word, self._analyser.stem(word), is_word=True, is_prefix=False)
            self._match(meant, hits, self._ranking[f"typo_{distance}"])

    def _near(self, term: QueryTerm) -> list[tuple[int, str]]:
        """Return words of the vocabulary within the distance, the nearest first."""
        form = term.form
        allowed = sum(len(form) >= length for length in TYPO_LENGTHS)
        if not allowed:
            return []
        found = []
        for word in self._vocabulary():
            distance = OSA.distance(form, word, score_cutoff=allowed)
            if term.is_prefix and distance > 1 and len(word) > len(form):
                distance = min(distance, 1 + OSA.distance(form, word[: len(form)], score_cutoff=1))
            if 0 < distance <= allowed:
                found.append((distance, word))
        return sorted(found, key=lambda pair: (pair[0], utf16_key(pair[1])))

    # Documents

    def _rank(self, matched: list[TermHits], asked: int) -> list[tuple[int, float]]:
        ranking = self._ranking
        idfs = [self._idf(hits) for hits in matched]
        total = sum(idfs)
        power = ranking["coverage"] * max(0.0, min(1.0, (6 - asked) / 3))
        scores: dict[int, float] = {}
        for document in {document for hits in matched for document in hits.scores}:
            score = share = 0.0
            in_title = asked <= ranking["title_terms"] and len(matched) == asked
            for hits, idf in zip(matched, idfs, strict=True):
                if document in hits.scores:
                    score += idf * hits.scores[document]
                    share += idf
                in_title = in_title and bool(hits.fields.get(document, 0) & FIELDS["title"])
            score *= (share / total) ** power
            scores[document] = score * (ranking["title_bonus"] if in_title else 1.0)
        # Rounded, so that the last bit of a logarithm does not decide.
        scale = self._manifest["impact_scale"]
        rounded = {d: math.floor(score / scale * 1e6 + 0.5) for d, score in scores.items()}
        best = sorted(rounded, key=lambda document: (-rounded[document], document))
        return [(document, rounded[document] / 1e6) for document in best]

    def _idf(self, hits: TermHits) -> float:
        count = len(hits.scores)
        total = self._manifest["documents"]
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def _best_section(self, document: int, matched: list[TermHits]) -> int:
        """Return the number of the section with most of the query; the earliest of equals."""
        totals: dict[int, float] = {}
        for hits in matched:
            # A word in the heading says more of a section than one in its text.
            for bits in (hits.sections.get(document, 0), hits.headings.get(document, 0)):
                for section in range(bits.bit_length()):
                    if bits >> section & 1:
                        totals[section] = totals.get(section, 0.0) + self._idf(hits)
        rounded = {section: math.floor(total * 1e6 + 0.5) for section, total in totals.items()}
        return min(rounded, key=lambda section: (-rounded[section], section), default=0)

    def _hit(self, document: int, score: float, matched: list[TermHits]) -> Hit:
        article, title, url, description, category, sections, _ = self._facts(document)
        number = self._best_section(document, matched)
        section = None
        if number < len(sections) and sections[number][0]:
            section = (sections[number][0], sections[number][1])
            url += f"#{section[0]}"
        return Hit(
            id=article,
            locale=self._locale.tag,
            title=title,
            url=url,
            excerpt=description,
            category=category,
            section=section,
            score=score,
        )

    # Files

    def _file(self, name: str, parse: Callable[[bytes], Parsed]) -> Parsed:
        try:
            return parse(gzip.decompress(self._read(FILES + name)))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise SearchError(f"Index file {name} cannot be read", "Run: kbgen build") from error

    def _shard_of(self, stem: str) -> int:
        key = utf16_key(stem)
        low, high = 0, len(self._bounds)
        while low < high:
            middle = (low + high) // 2
            if self._bounds[middle] <= key:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def _shard(self, number: int) -> list[TermGroup]:
        if number >= len(self._bounds):
            return []
        if number not in self._shards:
            self._shards[number] = self._file(self._manifest["shards"][number][1], decode)
        return self._shards[number]

    def _facts(self, document: int) -> list[Any]:
        chunk = self._manifest["chunk"]
        facts: list[list[Any]] = self._file(self._manifest["facts"][document // chunk], json.loads)
        return facts[document % chunk]

    def _vocabulary(self) -> list[str]:
        text = self._file(self._manifest["vocabulary"], bytes.decode)
        return text.split("\n") if text else []


def _add(group: TermGroup, weights: list[float], hits: TermHits) -> None:
    if not any(weights):
        return
    for posting in group.postings:
        weight = max(
            (w for at, w in enumerate(weights) if posting.forms >> min(at, 30) & 1), default=0.0
        )
        if weight:
            score = weight * posting.impact
            document = posting.doc
            hits.scores[document] = max(hits.scores.get(document, 0.0), score)
            hits.fields[document] = hits.fields.get(document, 0) | posting.fields
            hits.sections[document] = hits.sections.get(document, 0) | posting.sections
            hits.headings[document] = hits.headings.get(document, 0) | posting.headings
