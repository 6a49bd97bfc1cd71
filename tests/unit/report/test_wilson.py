import pytest

from kbgen.report import wilson


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of
        # seven methods. Statistics in Medicine 17 (1998), 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_that_were_published(count, total, low, high):
    share = wilson(count, total)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)
    assert share.value == count / total


def test_yes_and_no_have_mirrored_intervals():
    yes, no = wilson(3, 11), wilson(8, 11)
    assert yes.low == pytest.approx(1 - no.high)
    assert yes.high == pytest.approx(1 - no.low)


@pytest.mark.parametrize("total", [1, 7, 1000, 10**9])
def test_all_and_none_end_at_the_ends(total):
    assert wilson(total, total).high == 1.0
    assert wilson(0, total).low == 0.0


def test_more_answers_are_more_certain():
    few, many = wilson(6, 10), wilson(600, 1000)
    assert few.low < many.low < 0.6 < many.high < few.high


def test_nothing_has_no_share():
    assert wilson(0, 0) is None


def test_intervals_are_apart_when_they_share_nothing():
    assert wilson(10, 100).is_apart(wilson(50, 100))
    assert wilson(50, 100).is_apart(wilson(10, 100))
    assert not wilson(40, 100).is_apart(wilson(50, 100))
