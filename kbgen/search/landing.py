"""Where a hit leads: to the section that answers, or to the top of the article.

The twin of `search/landing.js`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kbgen.search.format import part_of
from kbgen.search.matches import Matches
from kbgen.search.ranking import idf, rounded

#: The article as a whole answers.
TOP = -1


def best_section(
    document: int,
    found: Sequence[Matches],
    headings: Sequence[Collection[str]],
    manifest: Mapping[str, Any],
) -> int:
    """Return the number of the section that answers, the earliest of equals, or `TOP`.

    headings: the stems of each section's heading. A word of the title says nothing about sections.
    Every other word has two votes: one for the sections with it in the text and one for those with
    it in the heading, divided among them, as what stands everywhere leads nowhere. A keyword of the
    owner, and a word above the first heading, must say so much more of a section than of the whole.
    """
    ranking = manifest["ranking"]
    votes = [0.0] * len(headings)
    sections = range(1, len(headings))
    for matches in found:
        place = matches.documents.get(document)
        # The words of a phrase have voted.
        if place is None or place.title >= 1 or not matches.is_typed:
            continue
        weight = idf(matches, manifest["documents"])
        means_title = place.title > 0
        whole = ranking["top_keyword"] * place.keyword
        whole += ranking["top_lead"] * ((place.parts & 1) + means_title)
        parts = 0 if means_title else place.parts
        words = {matches.term.stem} if means_title else matches.words
        # What shares its bit with the text above the first heading may be there.
        spots = {n: part_of(n, len(headings)) for n in sections}
        in_text = {n for n, spot in spots.items() if spot and parts >> spot & 1}
        in_heading = {n for n in sections if not words.isdisjoint(headings[n])}
        for number in sections:
            share = (number in in_text) / (len(in_text) or 1)
            share += (number in in_heading) / (len(in_heading) or 1)
            votes[number] += weight * max(0.0, share - whole)
    best = [rounded(vote) for vote in votes]
    most = max(best, default=0.0)
    return best.index(most) if most else TOP
