"""Occurrences → term groups with impacts."""

from functools import reduce
from operator import or_

from kbgen.model.search import Posting, TermGroup
from kbgen.search.format import (
    FIELDS,
    IMPACT_SCALE,
    LAST_BIT,
    SATURATION,
    WEIGHTS,
    utf16_key,
)
from kbgen.search.whoosh_index import Inverted, Occurrences


def term_groups(inverted: Inverted) -> list[TermGroup]:
    """Return the groups, sorted as JavaScript sorts their stems."""
    averages = {
        name: sum(lengths.values()) / len(lengths) if lengths else 1.0
        for name, lengths in inverted.lengths.items()
    }
    groups = []
    for stem in sorted(inverted.terms, key=utf16_key):
        by_document = inverted.terms[stem]
        forms = sorted(set().union(*(found.forms for found in by_document.values())), key=utf16_key)
        bits = {form: 1 << min(at, LAST_BIT) for at, form in enumerate(forms)}
        postings = tuple(
            Posting(
                doc=document,
                impact=_impact(found, document, inverted, averages),
                fields=sum(FIELDS[name] for name in found.frequencies),
                sections=found.sections,
                headings=found.headings,
                forms=reduce(or_, (bits[form] for form in found.forms)),
            )
            for document, found in sorted(by_document.items())
        )
        groups.append(TermGroup(stem=stem, forms=tuple(forms), postings=postings))
    return groups


def _impact(
    found: Occurrences, document: int, inverted: Inverted, averages: dict[str, float]
) -> int:
    """Return the weighted sum of saturated frequencies (BM25, Robertson and Zaragoza 2009)."""
    total = 0.0
    for name, frequency in found.frequencies.items():
        weight, b = WEIGHTS[name]
        length = inverted.lengths[name][document] / averages[name]
        total += weight * frequency / (frequency + SATURATION * (1 - b + b * length))
    return max(1, min(255, round(total * IMPACT_SCALE)))
