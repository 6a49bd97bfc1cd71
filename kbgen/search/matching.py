"""Terms of a query → where they match, and how well. The twin of `search/matching.js`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rapidfuzz.distance import OSA

from kbgen.analysis import Analyser
from kbgen.analysis.words import IS_HAN
from kbgen.model.search import TermGroup
from kbgen.search.compounds import Parts
from kbgen.search.format import (
    CUE,
    LONGEST_ENDING,
    SHORTEST_HEAD,
    SHORTEST_PART,
    SHORTEST_PREFIX,
    TYPO_LENGTHS,
    utf16_key,
)
from kbgen.search.matches import NOTHING, Kind, Matches, Weight, add, corrected, name_of
from kbgen.search.query import Query, QueryTerm
from kbgen.search.reader import Reader

#: A number and what stands beside it: “2kg”.
_NUMBERS = re.compile("[0-9]+|[^0-9]+")
_MOST_PIECES = 3


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
            phrases = self._phrases(corrected(query.phrases, found), found, is_typed=False)
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
                known = add(matches, group, self._weights(group, matches.term, kind))
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
                add(matches, group, self._weights(group, term, Kind()))
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
            self._addcorrected(matches, term)
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
                known = add(matches, group, self._weights(group, term, kind)) or known
        if not self._is_prefix(term):
            return known
        for group in self._reader.beginning_with(term.form):
            if group.stem not in stems:
                weights = self._prefix_weights(group, term, kind)
                known = add(matches, group, weights) or known
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
                weights.append(NOTHING)
                continue
            score, title, how = ranking["stem"], ranking["title_stem"], "stem"
            if form[0] == "=":
                title = _weight_of(form) * ranking["title_synonym"]
                score, how = ranking["exact"], "synonym"
            elif form == term.form or "-" in form:
                score, title, how = ranking["exact"], 1.0, "exact"
            how = f"{kind.how} {how} {name_of(form)}".strip()
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
                f"{kind.how} prefix {name_of(form)}".strip(),
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

    def _addcorrected(self, matches: Matches, term: QueryTerm) -> None:
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
                held.intent += found.intent

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


def _weight_of(form: str) -> float:
    """Return the weight of a form that is a synonym, 0 to 1."""
    return (ord(form[1]) - 48) / 10


def _is_head(end: str, word: str) -> bool:
    at = word.rfind(end)
    return at >= SHORTEST_PART and len(word) - at - len(end) <= LONGEST_ENDING


def _begins_alike(form: str, word: str) -> bool:
    """Tell whether a beginning of the word is one edit away."""
    lengths = range(len(form) - 1, min(len(form) + 1, len(word) - 1) + 1)
    return any(OSA.distance(form, word[:length], score_cutoff=1) <= 1 for length in lengths)


def _letters(word: str) -> str:
    """Return the letters as they are typed: a Korean syllable is two or three."""
    return word if word.isascii() else unicodedata.normalize("NFD", word)
