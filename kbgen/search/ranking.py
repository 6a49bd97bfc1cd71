"""Matches → documents, the best first. The twin of `search/ranking.js`."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kbgen.search.format import PARTS
from kbgen.search.matches import Matches
from kbgen.search.query import QueryTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A document's score and what it is made of."""

    document: int
    score: float
    sum: float
    """Of idf, impact and weight, over the terms."""
    coverage: float
    """Factor for the share of the query that matches."""
    parts: float
    """Factor for the share that one part of the text, and the first, holds."""
    title: float
    """Factor for a title that holds the whole query."""
    boost: float
    """The owner's factor."""
    asked: float = 1.0
    """Factor for an article that the same query led to before."""
    intent: float = 0.0
    """What is added to the product for the intents that the query may mean; before the two factors
    of owner and earlier readers."""

    @property
    def words(self) -> float:
        """Return the product for the words by themselves."""
        return self.sum * self.coverage * self.parts * self.title


def rank(found: Sequence[Matches], manifest: Mapping[str, Any]) -> list[Ranked]:
    """Rank the documents that match at least one term; equals keep the order of their ids."""
    ranking = manifest["ranking"]
    cues = [matches for matches in found if matches.is_cue]
    whole = next((matches.documents for matches in found if matches.is_whole), {})
    found = [matches for matches in found if not (matches.is_cue or matches.is_whole)]
    cue_idfs = [idf(matches, manifest["documents"]) for matches in cues]
    matched = [matches for matches in found if matches.documents]
    idfs = [idf(matches, manifest["documents"]) for matches in matched]
    total = sum(idfs)
    # Whoever says “how” and “when” tells a question in many words.
    size = sum(_size(matches.term, ranking["pair"]) for matches in found) + len(cues)
    fade = max(0.0, min(1.0, (6 - size) / 3))
    may_fill_title = size <= ranking["title_words"] and len(matched) == len(found)
    ranked = []
    for document in {document for matches in matched for document in matches.documents}:
        summed = share = intent = 0.0
        title = 1.0
        parts = [0.0] * PARTS
        for matches, weight in zip(matched, idfs, strict=True):
            place = matches.documents.get(document)
            if place is None:
                title = 0.0
                continue
            summed += weight * place.score
            share += weight
            title = min(title, place.title)
            # The words of a phrase tell what it means.
            intent += place.intent if matches.is_typed else 0.0
            for part in range(PARTS):
                if place.parts >> part & 1:
                    parts[part] += weight
        for matches, weight in zip(cues, cue_idfs, strict=True):
            if document in matches.documents:
                summed += weight * matches.documents[document].score
        factors = Ranked(
            document=document,
            score=0.0,
            sum=summed / 1000,
            coverage=(share / total) ** (ranking["coverage"] * fade),
            parts=1
            + fade
            * (
                ranking["part_bonus"] * (max(parts) / total) ** ranking["part_power"]
                + ranking["lead_bonus"] * parts[0] / total
            ),
            title=1 + (ranking["title_bonus"] * title if may_fill_title else 0),
            boost=manifest["boosts"].get(str(document), 1.0),
            asked=1 + manifest["asked"]["bonus"] * whole[document].score / 1000
            if document in whole
            else 1.0,
            intent=intent,
        )
        ranked.append(factors)
    ranked = _scored(ranked, ranking, fade)
    return sorted(ranked, key=lambda each: (-each.score, each.document))


def _scored(ranked: Sequence[Ranked], ranking: Mapping[str, float], fade: float) -> list[Ranked]:
    """Return the documents with their scores. Until then, `intent` is in steps.

    The words of a query say two things: what an article holds, and what shoppers mean with them.
    Both are measured by the document that does best, so that neither has to know the other's scale.
    """
    words = [each.words for each in ranked]
    most = max((ranking["intent_least"], *(each.intent for each in ranked)))
    times = ranking["intent_many"] + (ranking["intent_few"] - ranking["intent_many"]) * fade
    intent = times * max(words, default=0.0) / most
    return [
        replace(
            each,
            intent=intent * each.intent,
            score=rounded((score + intent * each.intent) * each.boost * each.asked),
        )
        for each, score in zip(ranked, words, strict=True)
    ]


def _size(term: QueryTerm, pair: float) -> float:
    """Return how many words of the query a term stands for; a phrase's count by themselves."""
    if "-" in term.form:
        return 0.0
    return 1.0 if term.is_word else pair


def idf(matches: Matches, documents: int) -> float:
    """Return the inverse document frequency (BM25's, with 1 added so that it is never negative)."""
    count = max(matches.count, len(matches.documents))
    return math.log(1 + (documents - count + 0.5) / (count + 0.5))


def rounded(value: float) -> float:
    """Round to six digits, so that the last bit of a logarithm decides nothing."""
    return math.floor(value * 1e6 + 0.5) / 1e6
