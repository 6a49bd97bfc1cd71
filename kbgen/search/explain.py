"""Why a hit ranks where it does, and where Whoosh's own ranking has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from kbgen.model.by_market import text_for
from kbgen.search.format import CUE, IMPACTS, PARTS, WEIGHTS
from kbgen.search.matches import Found, Matches
from kbgen.search.ranking import Ranked, idf
from kbgen.search.searcher import Hit, Searcher


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShare:
    """What one term of the query adds to one hit."""

    term: str
    how: str
    """How it matches, and which word."""
    where: tuple[str, ...]
    """Fields, and parts of the text from 1."""
    idf: float
    impact: float
    weight: float

    @property
    def adds(self) -> float:
        return self.idf * self.impact * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    hit: Hit
    ranked: Ranked
    """The factors."""
    terms: tuple[TermShare, ...]
    is_pinned: bool
    """First because the owner pinned it: no terms, no factors."""
    whoosh_rank: int | None
    """Among the first hundred by Whoosh's BM25F."""


def explain(searcher: Searcher, query: str, limit: int = 10) -> tuple[Explanation, ...]:
    """Return the hits of one locale with everything that their scores are made of."""
    answer = searcher.rank(query)
    whoosh_ranks = _whoosh_ranks(searcher, query)
    return tuple(
        Explanation(
            hit=searcher.hit(ranked, answer.found),
            ranked=ranked,
            terms=tuple(_shares(searcher, ranked.document, answer.found)) if ranked.sum else (),
            is_pinned=not ranked.sum,
            whoosh_rank=whoosh_ranks.get(ranked.document),
        )
        for ranked in answer.ranked[:limit]
    )


def _shares(searcher: Searcher, document: int, found: list[Matches]) -> Iterator[TermShare]:
    for matches in found:
        if matches.is_whole:
            continue
        place = matches.documents.get(document)
        if place is None:
            if matches.is_cue:
                continue
            yield TermShare(term=matches.term.form, how="–", where=(), idf=0, impact=0, weight=0)
            continue
        impact = IMPACTS[place.posting.level] / 1000
        yield TermShare(
            term=matches.term.form.removeprefix(CUE),
            how="cue" if matches.is_cue else place.how,
            where=tuple(_where(place)),
            idf=idf(matches, searcher.reader.manifest["documents"]),
            impact=impact,
            weight=place.score / 1000 / impact,
        )


def _where(place: Found) -> Iterator[str]:
    if place.posting.title:
        yield "title"
    if place.posting.keywords:
        yield "keywords"
    if place.posting.asked:
        yield "asked"
    parts = [str(part + 1) for part in range(PARTS) if place.parts >> part & 1]
    if parts:
        yield f"part {'+'.join(parts)}"


def _whoosh_ranks(searcher: Searcher, query: str) -> dict[int, int]:
    """Rank the documents with Whoosh's BM25F over the same terms: a second opinion."""
    # A fifth of a second, in every process that builds or searches.
    from whoosh import fields, index, qparser
    from whoosh.filedb.filestore import RamStorage

    reader, names = searcher.reader, ("title", "text")
    schema = fields.Schema(
        number=fields.STORED, **{n: fields.KEYWORD(scorable=True) for n in names}
    )
    storage = RamStorage()
    # Whoosh names a folder for temporary files after the index, in memory or not.
    created = index.FileIndex.create(storage, schema, uuid4().hex)
    writer = created.writer()
    for document in range(reader.manifest["documents"]):
        facts = reader.facts(document)
        texts = (text_for(text, None) for text in reader.texts(facts[6]))
        text = " ".join([*(heading for _, heading in facts[5]), *texts])
        writer.add_document(
            number=document, title=searcher.stems(facts[1]), text=searcher.stems(text)
        )
    writer.commit()
    boosts = {name: WEIGHTS[name][0] for name in names}
    parser = qparser.MultifieldParser(names, schema, fieldboosts=boosts, group=qparser.OrGroup)
    parser.remove_plugin_class(qparser.WildcardPlugin)
    with created.searcher() as opened:
        results = opened.search(parser.parse(searcher.stems(query)), limit=100)
        return {hit["number"]: rank for rank, hit in enumerate(results, 1)}
