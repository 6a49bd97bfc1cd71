"""Terms of a query → where they match, and how well. The twin of `search/matching.js`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rapidfuzz.distance import OSA

from kbgen.analysis import Analyser
from kbgen.analysis.words import IS_HAN
from kbgen.model.search import Posting, TermGroup
from kbgen.search.compounds import Parts
from kbgen.search.format import (
    CUE,
    IMPACTS,
    LAST_FORM,
    LONGEST_ENDING,
    SHORTEST_HEAD,
    SHORTEST_PART,
    SHORTEST_PREFIX,
    TYPO_LENGTHS,
    WHOLE,
    utf16_key,
)
from kbgen.search.query import Query, QueryTerm
from kbgen.search.reader import Reader


class Weight(NamedTuple):
    """The weight of a match by one form of a group."""

    score: float
    title: float
    """The same for a match in the title."""
    how: str
    """In words, for `--explain`."""


#: A number and what stands beside it: “2kg”.
_NUMBERS = re.compile("[0-9]+|[^0-9]+")
_MOST_PIECES = 3
_NOTHING = Weight(0.0, 0.0, "")


@dataclass(frozen=True, slots=True)
class Kind:
    """The weight of a match relative to one of the word as it was typed."""

    how: str = ""
    score: float = 1.0
    title: float = 1.0


@dataclass(slots=True)
class Found:
    """How one term of the query matches one document."""

    score: float
    """Impact times the weight of the best kind of match."""
    parts: int
    """Bit n: part n of the text matches."""
    title: float
    """The best weight of a match in the title; 0: none."""
    keyword: bool
    """Whether the article's keywords match."""
    how: str
    """How the best match came about."""
    posting: Posting
    asked: bool = False
    """Whether shoppers who ask for what it answers use it."""


@dataclass(slots=True)
class Matches:
    """Where one term of the query matches."""

    term: QueryTerm
    documents: dict[int, Found] = field(default_factory=dict)
    count: int = 0
    """Documents with the term, including those beyond the strongest ones."""
    words: set[str] = field(default_factory=set)
    """Stems that match; for the marks in headings and texts."""
    is_known: bool = False
    """Not by correction only."""
    meant: str = ""
    """Stem of the nearest known word, if it is misspelt."""

    @property
    def is_cue(self) -> bool:
        """Tell whether it is a stop word that only speaks for articles that other words match."""
        return self.term.form.startswith(CUE)

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the whole query, as it was asked before."""
        return self.term.form.endswith(WHOLE)

    @property
    def is_typed(self) -> bool:
        """Tell whether it is a word of the query: no cue, and no phrase, whose words count."""
        return not (self.is_cue or "-" in self.term.form)


class Matcher:
    """Looks terms up in an index."""

    def __init__(self, reader: Reader, analyser: Analyser) -> None:
        self._reader = reader
        self._analyser = analyser
        self._ranking: Mapping[str, float] = reader.manifest["ranking"]

    def match(self, query: Query, *, corrects: bool = True) -> list[Matches]:
        """Return the matches of each term, and of the longest phrase that the site knows.

        The words of a phrase also find what the phrase finds, as its full form means no less.
        """
        found = [self._term(term, corrects=corrects) for term in query.terms]
        phrases = self._phrases(query.phrases, found)
        if not phrases:
            phrases = self._phrases(_corrected(query.phrases, found), found, is_typed=False)
        joined = self._joined(query, found)[:1]
        return [*found, *phrases[:1], *joined, *self._asked(query)]

    def _phrases(
        self,
        keys: Iterable[tuple[str, tuple[str, ...]]],
        found: list[Matches],
        *,
        is_typed: bool = True,
    ) -> list[Matches]:
        kind = Kind() if is_typed else Kind("typo:", self._ranking["typo_1"])
        phrases: list[Matches] = []
        for key, stems in keys:
            group = self._reader.group(key)
            if group is None:
                continue
            term = QueryTerm(key, key, is_word=False, is_prefix=False)
            for matches in (Matches(term), *(m for m in found if m.term.stem in stems)):
                known = _add(matches, group, self._weights(group, matches.term, kind))
                matches.is_known = (known and is_typed) or matches.is_known
                if known and matches.term is term:
                    phrases.append(matches)
        return phrases

    def _asked(self, query: Query) -> Iterator[Matches]:
        """Yield what the cues of a query match, and the query as an earlier question."""
        asked = self._reader.manifest.get("asked")
        if asked is None:
            return
        cues = asked["cues"].split(" ")
        names = [f"{CUE}{form}" for form in query.cues if form in cues]
        for name in filter(None, (*names, query.whole)):
            group = self._reader.group(name)
            if group:
                term = QueryTerm(name, name, is_word=False, is_prefix=False)
                matches = Matches(term)
                _add(matches, group, self._weights(group, term, Kind()))
                yield matches

    def _joined(self, query: Query, found: list[Matches]) -> list[Matches]:
        """Return what neighbours match as one word, unless both are known by themselves."""
        joined: list[Matches] = []
        for term, stems in query.pairs:
            both = [matches for matches in found if matches.term.stem in stems]
            if all(matches.is_known for matches in both):
                continue
            one = Matches(term)
            for matches in (one, *both):
                known = self._add_known(matches, term, Kind("joined:"))
                matches.is_known = known or matches.is_known
            if one.is_known:
                joined.append(one)
        return joined

    def _term(self, term: QueryTerm, *, corrects: bool) -> Matches:
        matches = Matches(term)
        matches.is_known = self._add_known(matches, term, Kind())
        respelt = None if matches.is_known else self._respelt(term)
        if respelt:
            kind = Kind("respelt", self._ranking["respelt"])
            matches.is_known = self._add_known(matches, respelt, kind)
        if not matches.is_known and term.is_word and corrects:
            self._add_corrected(matches, term)
        return matches

    def _add_known(self, matches: Matches, term: QueryTerm, kind: Kind) -> bool:
        """Add the matches of a term, of its stem and as a beginning; return whether it is known."""
        known = False
        stems = [term.stem]
        for stem in stems:
            group = self._reader.group(stem)
            if group:
                # Only sign-posts of the typed stem are followed.
                if stem == term.stem:
                    stems += [form[1:] for form in group.forms if form[0] == ">"]
                known = _add(matches, group, self._weights(group, term, kind)) or known
        if not self._is_prefix(term):
            return known
        for group in self._reader.beginning_with(term.form):
            if group.stem not in stems:
                weights = self._prefix_weights(group, term, kind)
                known = _add(matches, group, weights) or known
        return known

    def _is_prefix(self, term: QueryTerm) -> bool:
        if term.is_word:
            return term.is_prefix and len(term.form) >= SHORTEST_PREFIX
        # A single character of a script without spaces is the beginning of pairs.
        return len(term.form) == 1 and (term.is_prefix or IS_HAN.match(term.form) is not None)

    def _weights(self, group: TermGroup, term: QueryTerm, kind: Kind) -> list[Weight]:
        """Return the weight of each form of a group with the term's stem."""
        ranking = self._ranking
        weights = []
        for form in group.forms:
            if form[0] == ">":
                weights.append(_NOTHING)
                continue
            score, title, how = ranking["stem"], ranking["title_stem"], "stem"
            if form[0] == "=":
                score, title, how = ranking["exact"], (ord(form[1]) - 48) / 10, "synonym"
            elif form == term.form or "-" in form:
                score, title, how = ranking["exact"], 1.0, "exact"
            how = f"{kind.how} {how} {_name(form)}".strip()
            weights.append(Weight(score * kind.score, title * kind.title, how))
        return weights

    def _prefix_weights(self, group: TermGroup, term: QueryTerm, kind: Kind) -> list[Weight]:
        """Return the weight of each form of a group with words that begin with the term."""
        least, most = self._ranking["prefix_least"], self._ranking["prefix_most"]
        scores = [
            (least + (most - least) * len(term.form) / len(form)) * kind.score
            if form.startswith(term.form) and "-" not in form
            else 0.0
            for form in group.forms
        ]
        # A synonym of a word is as good a match for its beginning.
        best = max(scores)
        return [
            Weight(
                best if form[0] == "=" else score,
                self._ranking["title_prefix"] * kind.title,
                f"{kind.how} prefix {_name(form)}".strip(),
            )
            for form, score in zip(group.forms, scores, strict=True)
        ]

    def _respelt(self, term: QueryTerm) -> QueryTerm | None:
        """Return the term with `ue` for `ü` and the like undone."""
        form = term.form
        for typed, folded in self._reader.manifest["respellings"]:
            form = form.replace(typed, folded)
        if form == term.form:
            return None
        return replace(term, form=form, stem=self._analyser.stem(form))

    def _add_corrected(self, matches: Matches, term: QueryTerm) -> None:
        """Add what an unknown word may mean: corrected, as a compound, or a number and its unit."""
        edits = sum(len(_letters(term.form)) >= length for length in TYPO_LENGTHS)
        if edits:
            self._add_similar(matches, term, edits)
        pieces = _NUMBERS.findall(term.form)
        if not matches.documents and 1 < len(pieces) <= _MOST_PIECES:
            for piece in pieces:
                self._add_part(matches, piece)

    def _add_similar(self, matches: Matches, term: QueryTerm, edits: int) -> None:
        words = self._reader.words_like(term.form, edits)
        ranking = self._ranking
        near = self._near(term, words, edits)
        for distance, word in near:
            first = 1.0 if word[0] == term.form[0] else ranking["typo_first"]
            title = 1.0 if distance == 1 else ranking["title_typo_2"]
            kind = Kind("typo:", first * ranking[f"typo_{distance}"], title)
            meant = self._meant(word)
            if self._add_known(matches, meant, kind):
                matches.meant = matches.meant or meant.stem
        for part in self._parts(term.form, words, is_loose=not near):
            self._add_part(matches, part)
        for word in self._compounds(term, words):
            self._add_known(matches, self._meant(word), Kind("compound:", ranking["compound"]))

    def _add_part(self, matches: Matches, part: str) -> None:
        """Add what a part of a compound finds: what holds both of them is worth both."""
        one = Matches(matches.term)
        self._add_known(one, self._meant(part), Kind("part:", self._ranking["compound"]))
        matches.words |= one.words
        matches.count = max(matches.count, one.count)
        for document, found in one.documents.items():
            held = matches.documents.setdefault(document, found)
            if held is not found:
                held.score += found.score
                held.parts |= found.parts
                held.title = max(held.title, found.title)
                held.keyword |= found.keyword
                held.asked |= found.asked

    def _meant(self, word: str) -> QueryTerm:
        return QueryTerm(word, self._analyser.stem(word), is_word=True, is_prefix=False)

    def _near(self, term: QueryTerm, words: list[str], edits: int) -> list[tuple[int, str]]:
        """Return words within the distance, the nearest first.

        An unfinished word is near one with a similar beginning, at distance 2.
        """
        form = _letters(term.form)
        near = []
        for written in words:
            word = _letters(written)
            steps = OSA.distance(form, word, score_cutoff=edits)
            if 0 < steps <= edits:
                near.append((steps, written))
            elif term.is_prefix and steps and _begins_alike(form, word):
                near.append((2, written))
        near.sort(key=lambda pair: (pair[0], utf16_key(pair[1])))
        return near[: int(self._ranking["max_typos"])]

    def _parts(self, form: str, words: list[str], *, is_loose: bool) -> list[str]:
        """Return the known words that a compound is made from.

        is_loose: their endings may differ, and one may be all that is known of it.
        """
        links = self._reader.manifest["links"]
        if links is None:
            # Words that are written apart, typed as one: “giftcard”.
            return Parts(words, None).pair(form, ()) if is_loose else []
        parts = Parts(words, self._analyser.stem if is_loose else None)
        found = parts.pair(form, links)
        return found or (parts.one(form) if is_loose else [])

    def _compounds(self, term: QueryTerm, words: list[str]) -> list[str]:
        """Return known words whose head is this word, apart from endings."""
        if self._reader.manifest["links"] is None or len(term.stem) < SHORTEST_HEAD:
            return []
        heads = (term.form, term.stem)
        compounds = [word for word in words if any(_is_head(head, word) for head in heads)]
        compounds.sort(key=lambda word: (len(word), utf16_key(word)))
        return compounds[: int(self._ranking["max_typos"])]


def _corrected(
    phrases: Iterable[tuple[str, tuple[str, ...]]], found: Iterable[Matches]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the phrases with misspelt words, as they are spelt."""
    meant = {matches.term.stem: matches.meant for matches in found if matches.meant}
    for key, stems in phrases if meant else ():
        corrected = "-".join(meant.get(stem, stem) for stem in key.split("-"))
        if corrected != key:
            yield corrected, stems


def _is_head(end: str, word: str) -> bool:
    at = word.rfind(end)
    return at >= SHORTEST_PART and len(word) - at - len(end) <= LONGEST_ENDING


def _add(matches: Matches, group: TermGroup, weights: Sequence[Weight]) -> bool:
    """Add the documents of a group, with a weight for each form; return whether it has any."""
    if not group.postings or not any(weight.score for weight in weights):
        return False
    matches.words.add(group.stem)
    matches.words.update(_name(form) for form in group.forms if form[0] == "=")
    matches.count = max(matches.count, group.count)
    for posting in group.postings:
        weight = _best(posting.forms, weights)
        if not weight.score:
            continue
        score = weight.score * IMPACTS[posting.level]
        title = _title(posting.title, weights)
        found = matches.documents.get(posting.doc)
        if found is None:
            matches.documents[posting.doc] = Found(
                score,
                posting.parts,
                title,
                posting.keywords,
                weight.how,
                posting,
                posting.asked,
            )
            continue
        found.keyword |= posting.keywords
        found.asked |= posting.asked
        found.parts |= posting.parts
        found.title = max(found.title, title)
        if score > found.score:
            found.score, found.how, found.posting = score, weight.how, posting
    return True


def _name(form: str) -> str:
    return form[2:] if form[0] == "=" else form


def _chosen(bits: int, weights: Sequence[Weight]) -> list[Weight]:
    return [weight for at, weight in enumerate(weights) if bits >> min(at, LAST_FORM) & 1]


def _best(bits: int, weights: Sequence[Weight]) -> Weight:
    return max(_chosen(bits, weights), key=lambda weight: weight.score, default=_NOTHING)


def _title(bits: int, weights: Sequence[Weight]) -> float:
    chosen = _chosen(bits, weights) if bits else []
    return max((weight.title for weight in chosen if weight.score), default=0.0)


def _begins_alike(form: str, word: str) -> bool:
    """Tell whether a beginning of the word is one edit away."""
    lengths = range(len(form) - 1, min(len(form) + 1, len(word) - 1) + 1)
    return any(OSA.distance(form, word[:length], score_cutoff=1) <= 1 for length in lengths)


def _letters(word: str) -> str:
    """Return the letters as they are typed: a Korean syllable is two or three."""
    return word if word.isascii() else unicodedata.normalize("NFD", word)
