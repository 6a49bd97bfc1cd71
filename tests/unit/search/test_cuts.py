import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.search import cuts
from kbgen.search.cuts import SEGMENT, cut

IDS = [f"orders/article-{number:05}" for number in range(3000)]


def pieces(ids: list[str]) -> set[tuple[str, ...]]:
    return {tuple(ids[start:end]) for start, end in cuts(ids)}


def test_segments_hold_every_document_once_in_order():
    bounds = cuts(IDS)
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(IDS)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(bounds))


def test_segments_have_about_a_hundred_documents():
    sizes = [end - start for start, end in cuts(IDS)][:-1]
    assert min(sizes) >= SEGMENT[0]
    assert max(sizes) <= SEGMENT[1]
    assert 86 <= sum(sizes) / len(sizes) <= 106


@pytest.mark.parametrize("at", range(0, 3000, 250))
def test_another_document_changes_the_segments_around_it(at):
    added = [*IDS[:at], f"{IDS[at]}-new", *IDS[at:]]
    assert len(pieces(added) - pieces(IDS)) <= 4
    assert len(pieces(IDS) - pieces(added)) <= 4


def test_most_documents_change_one_segment():
    changed = [
        len(pieces([*IDS[:at], f"{IDS[at]}-new", *IDS[at:]]) - pieces(IDS))
        for at in range(5, 3000, 50)
    ]
    assert sum(changed) / len(changed) < 1.5


def test_nothing_has_no_segments():
    assert cuts([]) == []
    assert cuts(["one"]) == [(0, 1)]


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 30)), max_size=60))
def test_pieces_are_no_larger_than_they_may_be(entries):
    found = cut(entries, 20, 40)
    assert [n for start, end in found for n in range(start, end)] == list(range(len(entries)))
    for start, end in found:
        names = [name for name, _ in entries[start + 1 : end]]
        assert sum(size for _, size in entries[start:end]) <= 40 or not any(names)
        assert start == 0 or entries[start][0]


def test_an_entry_without_a_name_stays_with_the_one_before():
    assert cut([("a", 3), ("", 3), ("b", 3), ("", 3)], 1, 3) == [(0, 2), (2, 4)]


def test_where_least_and_most_are_one_pieces_are_as_large_as_can_be():
    assert cut([(name, 4) for name in "abcdef"], 9, 9) == [(0, 2), (2, 4), (4, 6)]
