"""Where a hit leads: to the section that answers, or to the top of the article.

The twin of `search/landing.js`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kbgen.search.format import part_of
from kbgen.search.matching import Matches
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

    headings: the stems of each section's heading. A word of the title speaks of the whole article
    and says nothing about its sections. Every other word has two votes, one for the sections with
    it in the heading and one for those with it in the text, divided among them: what stands
    everywhere leads nowhere. The owner's keywords and the text above the first heading vote for the
    top.
    """
    ranking = manifest["ranking"]
    votes = [0.0] * len(headings)
    top = 0.0
    for matches in found:
        place = matches.documents.get(document)
        # The words of a phrase have voted.
        if place is None or place.title or "-" in matches.term.form:
            continue
        weight = idf(matches, manifest["documents"])
        top += weight * (
            ranking["top_keyword"] * place.keyword + ranking["top_lead"] * (place.parts & 1)
        )
        sections = range(1, len(headings))
        in_text = [n for n in sections if place.parts >> part_of(n, len(headings)) & 1]
        in_heading = [n for n in sections if not matches.words.isdisjoint(headings[n])]
        for holders in (in_text, in_heading):
            for number in holders:
                votes[number] += weight / len(holders)
    best = [rounded(vote) for vote in votes]
    most = max(best, default=0.0)
    return best.index(most) if most > rounded(top) else TOP
