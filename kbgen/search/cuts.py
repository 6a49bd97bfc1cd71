"""Where to cut a sorted sequence, so that a change moves the cuts beside it and no others.

A piece ends before the entry with the least digest of those that its size allows: wherever it
begins, the same entry is chosen (content-defined chunking, Muthitacharoen et al. 2001).
"""

from collections.abc import Iterable, Sequence
from zlib import crc32

#: Documents of a segment: few enough to analyse again after an edit, many enough for their words to
#: repeat.
SEGMENT = (64, 128)


def cuts(ids: Sequence[str]) -> list[tuple[int, int]]:
    """Return start and end of each segment of documents, which their ids alone decide."""
    return cut(((name, 1) for name in ids), *SEGMENT)


def cut(entries: Iterable[tuple[str, int]], least: int, most: int) -> list[tuple[int, int]]:
    """Return start and end of each piece. entries: (name, size).

    A piece is at most `most` unless a single entry is larger, and at least `least` where another
    cut is possible. An entry with an empty name stays with the one before.
    """
    starts = [0]
    # Total size before the piece and before the entry; number of entries.
    begun = total = count = 0
    candidates: list[tuple[int, int, int]] = []
    # (digest, place, size before it) of entries that may begin a piece, since the last cut.
    for place, (name, size) in enumerate(entries):
        if name and place:
            candidates.append((crc32(name.encode("utf-8", "surrogatepass")), place, total))
        while candidates and total + size - begun > most:
            _, start, begun = _chosen(candidates, begun + least)
            starts.append(start)
            candidates = [candidate for candidate in candidates if candidate[1] > start]
        total += size
        count = place + 1
    return list(zip(starts, [*starts[1:], count], strict=True)) if count else []


def _chosen(candidates: list[tuple[int, int, int]], least: int) -> tuple[int, int, int]:
    far = [candidate for candidate in candidates if candidate[2] >= least]
    return min(far) if far else candidates[-1]
