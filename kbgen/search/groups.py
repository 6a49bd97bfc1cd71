"""Occurrences → term groups with impacts."""

from array import array
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kbgen.model.search import TermGroup
from kbgen.search.expansion import Expansion
from kbgen.search.format import (
    IMPACTS,
    LAST_FORM,
    MOST_POSTINGS,
    SATURATION,
    WEIGHTS,
    utf16_key,
)
from kbgen.search.invert import FREQUENCIES, PARTS_SHIFT, Column, Inverted
from kbgen.search.postings import KEYWORDS, LEVEL, TITLE, Postings

#: A sum of all weights, in thousandths: no impact is above it.
_HIGHEST = 1000 * round(sum(weight for weight, _ in WEIGHTS.values()) + 1)
#: Impact in thousandths → the nearest level.
_LEVELS = bytes(
    min(range(len(IMPACTS)), key=lambda level: abs(IMPACTS[level] - impact))
    for impact in range(_HIGHEST)
)
_TEXT = (1 << FREQUENCIES["text"][1]) - 1
_OTHERS = ((1 << PARTS_SHIFT) - 1) ^ _TEXT


def term_groups(
    inverted: Inverted, expansion: Expansion, stop_words: AbstractSet[str] = frozenset()
) -> list[TermGroup]:
    """Return the groups, sorted as JavaScript sorts their stems.

    Of stop words only titles are kept: no other query asks for them.
    """
    norms = {name: _norms(inverted.lengths[name], WEIGHTS[name][1]) for name in WEIGHTS}
    own = {
        stem: _group(stem, column, norms, titles_only=column.bits.keys() <= stop_words)
        for stem, column in inverted.terms.items()
    }
    groups = dict(own)
    for stem, others in expansion.others.items():
        found = own.get(stem) or _empty(stem, expansion.typed.get(stem, stem))
        for other, weight in sorted(others.items()):
            found = _joined(found, own[other], weight)
        groups[stem] = _pruned(found)
    for stem, targets in expansion.aliases.items():
        marks = tuple(f">{target}" for target in sorted(targets, key=utf16_key))
        group = groups.get(stem)
        # Without forms of its own it is a sign-post only.
        groups[stem] = _with_forms(group, marks) if group else _empty(stem, *marks)
    return [groups[stem] for stem in sorted(groups, key=utf16_key)]


def _norms(lengths: "array[int]", b: float) -> list[float]:
    """Return what BM25 adds to a frequency in each document, by its length."""
    filled = [length for length in lengths if length]
    average = sum(filled) / len(filled) if filled else 1.0
    return [SATURATION * (1 - b + b * (length or 1) / average) for length in lengths]


def _group(
    stem: str, column: Column, norms: Mapping[str, list[float]], *, titles_only: bool
) -> TermGroup:
    flags = bytearray()
    text = norms["text"]
    for document, packed in zip(column.docs, column.packed, strict=True):
        if packed & _OTHERS:
            flags.append(_flags(document, packed, norms))
        else:
            # Nine in ten stand in the text alone.
            frequency = packed & _TEXT
            flags.append(_LEVELS[int(1000 * frequency / (frequency + text[document]))])
    postings = Postings(
        docs=column.docs,
        flags=flags,
        parts=bytearray(packed >> PARTS_SHIFT for packed in column.packed),
        forms=column.forms,
        titles=column.titles,
    )
    if titles_only:
        postings = postings.take([at for at, title in enumerate(column.titles) if title])
    group = TermGroup(
        stem=stem, forms=tuple(column.bits), postings=postings, count=len(column.docs)
    )
    return _pruned(group)


def _flags(document: int, packed: int, norms: Mapping[str, list[float]]) -> int:
    """Return level and flags; impacts are weighted sums of saturated frequencies.

    BM25, Robertson and Zaragoza 2009.
    """
    impact = 0.0
    flags = 0
    for name, (weight, _) in WEIGHTS.items():
        shift, bits = FREQUENCIES[name]
        frequency = packed >> shift & ((1 << bits) - 1)
        if frequency:
            impact += weight * frequency / (frequency + norms[name][document])
            flags |= {"title": TITLE, "keywords": KEYWORDS}.get(name, 0)
    return _LEVELS[int(1000 * impact)] | flags


def _empty(stem: str, *forms: str) -> TermGroup:
    return TermGroup(stem=stem, forms=forms, postings=(), count=0)


def _with_forms(group: TermGroup, forms: tuple[str, ...]) -> TermGroup:
    return TermGroup(
        stem=group.stem, forms=group.forms + forms, postings=group.postings, count=group.count
    )


def _joined(group: TermGroup, other: TermGroup, weight: float) -> TermGroup:
    """Return the group with the documents of another, whose matches count `weight`."""
    bit = 1 << min(len(group.forms), LAST_FORM)
    mine = Postings.of(group.postings)
    theirs = Postings.of(other.postings)
    rows = dict(
        zip(
            mine.docs,
            zip(mine.flags, mine.parts, mine.forms, mine.titles, strict=True),
            strict=True,
        )
    )
    for at, document in enumerate(theirs.docs):
        flags, parts, forms, titles = rows.get(document, (0, 0, 0, 0))
        added = theirs.flags[at]
        level = _LEVELS[int(weight * IMPACTS[added & LEVEL])]
        rows[document] = (
            max(flags & LEVEL, level) | (flags | added) & ~LEVEL,
            parts | theirs.parts[at],
            forms | bit,
            titles | (bit if theirs.titles[at] else 0),
        )
    documents = sorted(rows)
    return TermGroup(
        stem=group.stem,
        forms=(*group.forms, f"={chr(48 + round(10 * weight))}{other.stem}"),
        postings=Postings(
            docs=array("I", documents),
            flags=bytearray(rows[document][0] for document in documents),
            parts=bytearray(rows[document][1] for document in documents),
            forms=array("I", [rows[document][2] for document in documents]),
            titles=array("I", [rows[document][3] for document in documents]),
        ),
        count=max(group.count, other.count, len(documents)),
    )


def _pruned(group: TermGroup) -> TermGroup:
    """Keep the strongest postings (static pruning, Carmel et al. 2001)."""
    postings = Postings.of(group.postings)
    if len(postings) <= MOST_POSTINGS:
        return group
    flags = postings.flags
    strongest = sorted(range(len(flags)), key=lambda at: (-(flags[at] & LEVEL), at))
    kept = postings.take(sorted(strongest[:MOST_POSTINGS]))
    return TermGroup(stem=group.stem, forms=group.forms, postings=kept, count=group.count)
