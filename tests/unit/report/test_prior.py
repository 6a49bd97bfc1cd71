import pytest

from kbgen.feedback import Arrival
from kbgen.report.prior import HIGHEST, LOWEST, bounded, feedback_factors

NOW = "0a1b2c3d"


@pytest.fixture
def factors(store):
    """Store events; return the factors by article."""

    def read(*events):
        store.add(events)
        return {one[:3]: one.value for one in feedback_factors(store)}

    return read


@pytest.fixture
def many(vote):
    def make(article: str, yes: int, no: int, revision: str | None = NOW):
        fields = {"article_id": article, "revision": revision}
        yield from (vote("yes", **fields) for _ in range(yes))
        yield from (vote("no", **fields) for _ in range(no))

    return make


def test_few_votes_move_nothing(factors, many):
    assert factors(*many("good", 2, 0), *many("bad", 0, 2), *many("other", 5, 5)) == {}


def test_certain_votes_move_an_article_up_or_down(factors, many):
    found = factors(*many("good", 100, 0), *many("bad", 20, 80), *many("usual", 60, 40))
    # The mean is 0.6; the intervals are 0.963 to 1, and 0.133 to 0.289.
    assert found == {("good", "en", NOW): 1.11, ("bad", "en", NOW): 0.91}


def test_votes_are_about_the_text_that_was_read(factors, many):
    found = factors(*many("a", 0, 50, "00000000"), *many("a", 50, 0), *many("b", 50, 50, None))
    assert found[("a", "en", "00000000")] < 1 < found[("a", "en", NOW)]
    assert ("b", "en", "") not in found


def test_clicks_move_an_article_up_whatever_its_text(factors, event):
    def clicks(article: str, count: int):
        fields = {"query": "q", "article_id": article, "rank": 1}
        return (event("result_click", **fields) for _ in range(count))

    assert factors(*clicks("a", 100), *clicks("b", 40), *clicks("c", 19)) == {
        ("a", "en", ""): 1.05,
        ("b", "en", ""): 1.02,
    }


def test_suspicious_votes_move_nothing(factors, many):
    apart = [Arrival(event=one, received=0, suspicious=("bot",)) for one in many("bad", 0, 500)]
    assert factors(*apart, *many("good", 50, 50)) == {}


@pytest.mark.parametrize(("factor", "kept"), [(0.1, LOWEST), (9.0, HIGHEST), (1.004, 1.0)])
def test_factors_are_bounded_and_round(factor, kept):
    assert bounded(factor) == kept
