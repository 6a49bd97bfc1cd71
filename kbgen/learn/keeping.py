"""What was learned → the next `asked.toml`: decisions of people stay as they are."""

from collections.abc import Iterable
from typing import NamedTuple

from kbgen.asked import AskedEntry


class Change(NamedTuple):
    """How an entry differs from the file."""

    kind: str
    """`new`, `changed`, `removed`."""
    entry: AskedEntry


def merged(
    before: Iterable[AskedEntry], learned: Iterable[AskedEntry], *, replaces: bool
) -> tuple[AskedEntry, ...]:
    """Return the entries of the next file, sorted.

    replaces: learned from the whole store, so that what it no longer supports goes; else added.
    Written by hand, decided about (`weight = 0`) and leading elsewhere: the entry of the file
    stays. A section that someone added stays as well.
    """
    old = {one.key: one for one in before}
    decided = {one.key[:2] for one in old.values() if one.weight and one.is_manual}
    found = {} if replaces else dict(old)
    found |= {key: one for key, one in old.items() if one.is_manual}
    for one in learned:
        existing = old.get(one.key)
        if (existing and existing.is_manual) or one.key[:2] in decided:
            continue
        found[one.key] = one._replace(section=existing.section if existing else "")
    return tuple(one._replace(line=0) for _, one in sorted(found.items()))


def changes(before: Iterable[AskedEntry], after: Iterable[AskedEntry]) -> tuple[Change, ...]:
    """Return the differences, sorted by locale and query."""
    old = {one.key: one._replace(line=0) for one in before}
    new = {one.key: one for one in after}
    found = [Change("new", new[key]) for key in new.keys() - old.keys()]
    found += [Change("removed", old[key]) for key in old.keys() - new.keys()]
    found += [Change("changed", new[k]) for k in new.keys() & old.keys() if new[k] != old[k]]
    return tuple(sorted(found, key=lambda change: (change.entry.key, change.kind)))
