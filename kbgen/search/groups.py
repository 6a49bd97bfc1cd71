"""Occurrences → term groups with impacts."""

from bisect import bisect_left
from functools import reduce
from itertools import pairwise
from operator import or_

from kbgen.model.search import Posting, TermGroup
from kbgen.search.expansion import Expansion
from kbgen.search.format import (
    IMPACTS,
    LAST_FORM,
    MOST_POSTINGS,
    SATURATION,
    WEIGHTS,
    utf16_key,
)
from kbgen.search.whoosh_index import Inverted, Occurrences

#: Between two steps: where the nearest one changes.
_BORDERS = [(low + high) / 2 for low, high in pairwise(IMPACTS)]


def term_groups(inverted: Inverted, expansion: Expansion) -> list[TermGroup]:
    """Return the groups, sorted as JavaScript sorts their stems."""
    averages = {
        name: sum(lengths.values()) / len(lengths) if lengths else 1.0
        for name, lengths in inverted.lengths.items()
    }
    own = {
        stem: _group(stem, documents, inverted, averages)
        for stem, documents in inverted.terms.items()
    }
    groups = dict(own)
    for stem, others in expansion.others.items():
        found = own.get(stem) or _empty(stem, expansion.typed.get(stem, stem))
        for other, weight in sorted(others.items()):
            found = _joined(found, own[other], weight)
        groups[stem] = found
    for stem, targets in expansion.aliases.items():
        marks = tuple(f">{target}" for target in sorted(targets, key=utf16_key))
        group = groups.get(stem)
        # Without forms of its own it is a sign-post only.
        groups[stem] = _with_forms(group, marks) if group else _empty(stem, *marks)
    return [_pruned(groups[stem]) for stem in sorted(groups, key=utf16_key)]


def _group(
    stem: str, documents: dict[int, Occurrences], inverted: Inverted, averages: dict[str, float]
) -> TermGroup:
    forms = sorted(set().union(*(found.forms for found in documents.values())), key=utf16_key)
    bits = {form: 1 << min(at, LAST_FORM) for at, form in enumerate(forms)}
    postings = tuple(
        Posting(
            doc=document,
            level=_level(_impact(found, document, inverted, averages)),
            keywords="keywords" in found.frequencies,
            sections=found.sections,
            forms=reduce(or_, (bits[form] for form in found.forms)),
            title=reduce(or_, (bits[form] for form in found.title), 0),
        )
        for document, found in sorted(documents.items())
    )
    return TermGroup(stem=stem, forms=tuple(forms), postings=postings, count=len(postings))


def _impact(
    found: Occurrences, document: int, inverted: Inverted, averages: dict[str, float]
) -> float:
    """Return the weighted sum of saturated frequencies (BM25, Robertson and Zaragoza 2009)."""
    total = 0.0
    for name, frequency in found.frequencies.items():
        weight, b = WEIGHTS[name]
        length = inverted.lengths[name].get(document, 1) / averages[name]
        total += weight * frequency / (frequency + SATURATION * (1 - b + b * length))
    return total


def _level(impact: float) -> int:
    return bisect_left(_BORDERS, 1000 * impact)


def _empty(stem: str, *forms: str) -> TermGroup:
    return TermGroup(stem=stem, forms=forms, postings=(), count=0)


def _with_forms(group: TermGroup, forms: tuple[str, ...]) -> TermGroup:
    return TermGroup(
        stem=group.stem, forms=group.forms + forms, postings=group.postings, count=group.count
    )


def _joined(group: TermGroup, other: TermGroup, weight: float) -> TermGroup:
    """Return the group with the documents of another, whose matches count `weight`."""
    bit = 1 << min(len(group.forms), LAST_FORM)
    postings = {posting.doc: posting for posting in group.postings}
    for posting in other.postings:
        mine = postings.get(posting.doc)
        level = _level(weight * IMPACTS[posting.level] / 1000)
        postings[posting.doc] = Posting(
            doc=posting.doc,
            level=max(level, mine.level if mine else 0),
            keywords=posting.keywords or (mine is not None and mine.keywords),
            sections=posting.sections | (mine.sections if mine else 0),
            forms=bit | (mine.forms if mine else 0),
            title=(bit if posting.title else 0) | (mine.title if mine else 0),
        )
    return TermGroup(
        stem=group.stem,
        forms=(*group.forms, f"={other.stem}"),
        postings=tuple(postings[doc] for doc in sorted(postings)),
        count=len(postings),
    )


def _pruned(group: TermGroup) -> TermGroup:
    """Keep the strongest postings (static pruning, Carmel et al. 2001)."""
    if len(group.postings) <= MOST_POSTINGS:
        return group
    best = sorted(group.postings, key=lambda posting: (-posting.level, posting.doc))[:MOST_POSTINGS]
    kept = tuple(sorted(best, key=lambda posting: posting.doc))
    return TermGroup(stem=group.stem, forms=group.forms, postings=kept, count=group.count)
