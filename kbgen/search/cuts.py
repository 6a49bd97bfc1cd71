"""Where to cut a sorted sequence, so that a change moves the cuts beside it and no others.

A piece ends before the entry with the least digest of those that its size allows: wherever it
begins, the same entry is chosen (content-defined chunking, Muthitacharoen et al. 2001).
"""

from collections.abc import Iterable, Sequence
from zlib import crc32

#: Documents of a segment: few enough to be analysed anew after an edit, many enough for their
#: words to repeat.
SEGMENT = (64, 128)


def cuts(ids: Sequence[str]) -> list[tuple[int, int]]:
    """Return start and end of each segment of some documents, by their ids alone."""
    return cut(((name, 1) for name in ids), *SEGMENT)


def cut(entries: Iterable[tuple[str, int]], least: int, most: int) -> list[tuple[int, int]]:
    """Return start and end of each piece. entries: (what an entry is known by, its size).

    A piece is not larger than `most`, but for one entry that is larger alone, and not smaller than
    `least` where another cut is possible. An entry with an empty name stays with the one before.
    """
    starts = [0]
    # Sizes of what stands before the piece, and before the entry; number of entries.
    begun = total = count = 0
    candidates: list[tuple[int, int, int]] = []
    # (digest, place, size before it) of entries that may begin a piece, since the last cut.
    for place, (name, size) in enumerate(entries):
        if name and place:
            candidates.append((crc32(name.encode("utf-8", "surrogatepass")), place, total))
        while candidates and total + size - begun > most:
            _, at, begun = _chosen(candidates, begun + least)
            starts.append(at)
            candidates = [one for one in candidates if one[1] > at]
        total += size
        count = place + 1
    return list(zip(starts, [*starts[1:], count], strict=True)) if count else []


def _chosen(candidates: list[tuple[int, int, int]], least: int) -> tuple[int, int, int]:
    far = [one for one in candidates if one[2] >= least]
    return min(far) if far else candidates[-1]
