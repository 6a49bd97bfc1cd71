"""The browser counts edits as rapidfuzz does."""

import random

from rapidfuzz.distance import OSA

LETTERS = "aabbcdeß\u0301ㅎ𐐨"


def pairs(count: int) -> list[tuple[str, str]]:
    """Return words, most of them a few edits apart."""
    choose = random.Random(7)
    made = []
    for _ in range(count):
        one = choose.choices(LETTERS, k=choose.randrange(1, 12))
        other = list(one)
        for _ in range(choose.randrange(5)):
            at = choose.randrange(len(other) + 1)
            match choose.randrange(4):
                case 0:
                    other.insert(at, choose.choice(LETTERS))
                case 1:
                    del other[at : at + 1]
                case 2:
                    other[at : at + 1] = choose.choice(LETTERS)
                case 3:
                    other[at : at + 2] = reversed(other[at : at + 2])
        other += choose.choices(LETTERS, k=choose.choice([0, 0, 0, 3]))
        made.append(("".join(one), "".join(other)))
    return made


def begins_alike(typed: str, word: str) -> bool:
    lengths = range(max(0, len(typed) - 1), min(len(typed) + 1, len(word) - 1) + 1)
    return any(OSA.distance(typed, word[:length]) <= 1 for length in lengths)


def test_both_count_the_same_edits(node):
    some = pairs(20_000)
    expected = [
        [
            OSA.distance(one, other, score_cutoff=1),
            OSA.distance(one, other, score_cutoff=2),
            begins_alike(one, other),
        ]
        for one, other in some
    ]
    found = node.ask("distances", pairs=some)
    rows = zip(some, found, expected, strict=True)
    assert [row for row in rows if row[1] != row[2]][:5] == []
    assert {row[1] for row in expected} == {0, 1, 2, 3}
    assert {row[2] for row in expected} == {True, False}
