"""Whether a query is certain to be answered by the beginning of a section.

The twin of `search/answer.js`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kbgen.model.by_market import ByMarket
from kbgen.search.matches import Matches
from kbgen.search.query import Query
from kbgen.search.ranking import Ranked, idf
from kbgen.search.signs import WIDTH, signs_in

#: Number of a section, what it answers, and its signs.
Row = tuple[int, ByMarket, str]


def certain_answer(query: Query, rows: Sequence[Row]) -> Row | None:
    """Return the only answer of an article that has a sign of the query, if there is one."""
    signs = set(signs_in(query))
    meant = [row for row in rows if not signs.isdisjoint(_cut(row[2]))]
    return meant[0] if len(meant) == 1 else None


def is_certain(
    found: Sequence[Matches], ranked: Sequence[Ranked], manifest: Mapping[str, Any]
) -> bool:
    """Tell whether the first article is clearly first, and all of the query is asked about it."""
    if not ranked:
        return False
    least, ahead = manifest["limits"]["certain"]
    if len(ranked) > 1 and ranked[0].score < ahead * ranked[1].score:
        return False
    every = held = 0.0
    for matches in found:
        if not matches.is_typed:
            continue
        weight = idf(matches, manifest["documents"])
        every += weight
        place = matches.documents.get(ranked[0].document)
        if matches.is_known and place and (place.asked or place.keyword or place.title > 0):
            held += weight
    return every > 0 and held >= least * every


def _cut(signs: str) -> list[str]:
    return [signs[at : at + WIDTH] for at in range(0, len(signs), WIDTH)]
