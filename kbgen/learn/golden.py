"""Golden searches guard what is learned: no entry may move one of them down."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kbgen.asked import AskedEntry, folded
from kbgen.search.golden import Golden, run_golden
from kbgen.search.multilingual import SiteSearcher
from kbgen.search.reader import Read

#: Returns what reads the indexes with these entries.
Trial = Callable[[Sequence[AskedEntry]], Read]
#: Trials; then a locale with a golden search that still moves learns nothing.
_MOST: Final = 10
_NOWHERE: Final = 1_000


def guarded(
    before: Sequence[AskedEntry],
    after: Sequence[AskedEntry],
    searches: Sequence[Golden],
    trial: Trial,
) -> tuple[tuple[AskedEntry, ...], tuple[AskedEntry, ...]]:
    """Return the entries that move no golden search down, and those left out for that.

    before: the entries of the file. Entries of people are never left out: `kbgen check --golden`
    reports what they do.
    """
    if not searches:
        return tuple(after), ()
    contrary = {one.key for one in after if _contradicts(one, searches)}
    kept = [one for one in after if one.is_manual or one.key not in contrary]
    former = dict(zip(searches, _ranks(searches, trial(before)), strict=True))
    tags = {one.locale for one in (*before, *after)}
    # Those of other locales move only where they lead to an article of this one.
    near = [golden for golden in searches if golden.locale.tag in tags]
    far = [golden for golden in searches if golden.locale.tag not in tags]
    for turn in range(_MOST):
        read = trial(kept)
        moved = _moved(near, former, read) or _moved(far, former, read)
        if not moved:
            break
        blamed = {one.key for golden in moved for one in _blamed(golden, kept, read, turn)}
        kept = [one for one in kept if one.is_manual or one.key not in blamed]
    left = {one.key for one in kept}
    return tuple(kept), tuple(one for one in after if one.key not in left)


def _contradicts(one: AskedEntry, searches: Sequence[Golden]) -> bool:
    return any(
        one.locale == golden.locale.tag
        and folded(one.query) == folded(golden.query)
        and one.article != golden.expect
        for golden in searches
    )


def _moved(searches: Sequence[Golden], former: Mapping[Golden, int], read: Read) -> list[Golden]:
    ranks = _ranks(searches, read)
    return [one for one, rank in zip(searches, ranks, strict=True) if rank > former[one]]


def _ranks(searches: Sequence[Golden], read: Read) -> list[int]:
    return [result.rank or _NOWHERE for result in run_golden(searches, read)]


def _blamed(
    golden: Golden, entries: Sequence[AskedEntry], read: Read, turn: int
) -> list[AskedEntry]:
    """Return the entries of the articles above the expected one that share a word with the search.

    From the last turns on, and where none shares a word: all of the locale's. Where it has none,
    those of the locales that a search goes on to.
    """
    learned = [one for one in entries if not one.is_manual]
    own = [one for one in learned if one.locale == golden.locale.tag] or learned
    if turn >= _MOST - 2:
        return own
    ids = [hit.id for hit in SiteSearcher(read, golden.locale).search(golden.query)]
    above = set(ids[: ids.index(golden.expect)] if golden.expect in ids else ids)
    rivals = [one for one in own if one.article in above]
    words = set(folded(golden.query).split())
    sharing = [one for one in rivals if words & set(folded(one.query).split())]
    return sharing or rivals or own
