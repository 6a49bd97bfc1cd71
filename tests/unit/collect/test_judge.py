import uuid

import pytest

from kbgen.collect import judge as judges
from kbgen.collect.judge import Judge
from kbgen.feedback import Event, read_event


def event(**changed: object) -> Event:
    return read_event(
        {
            "id": str(uuid.uuid4()),
            "type": "vote",
            "at": "2026-11-22T10:00:00Z",
            "locale": "en",
            "article_id": "shipping/costs",
            "value": "yes",
            **changed,
        }
    )


def reasons(judge: Judge, sender: bytes = b"a", **changed: object) -> tuple[str, ...]:
    return judge.reasons(event(**changed), sender, bot=False)


def test_an_address_votes_on_an_article_so_often_a_day():
    judge = Judge(votes_per_day=2)
    assert [reasons(judge) for _ in range(3)] == [(), (), ("capped",)]
    assert reasons(judge, article_id="other") == ()
    assert reasons(judge, locale="de") == ()
    assert reasons(judge, type="csat", value=5) == ()
    assert reasons(judge, b"b") == ()
    assert reasons(judge) == ("capped",)


def test_zero_is_no_limit():
    judge = Judge(votes_per_day=0)
    assert not any(reasons(judge) for _ in range(100))


def test_searches_and_clicks_are_not_limited():
    judge = Judge(votes_per_day=1)
    for _ in range(5):
        assert reasons(judge, type="search", value=None, query="x", results=3) == ()


def test_one_may_change_ones_mind_but_not_for_ever():
    judge = Judge()
    found = [reasons(judge, str(n).encode(), device="d") for n in range(judges.MOST_CHANGES + 1)]
    assert found == [()] * judges.MOST_CHANGES + [("repeated",)]
    assert reasons(judge, device="d", revision="0a1b2c3d") == ()
    assert reasons(judge, device="e") == ()


@pytest.mark.parametrize("device", [None, ""])
def test_without_a_device_nothing_is_repeated(device):
    judge = Judge()
    assert not any(reasons(judge, device=device) for _ in range(100))


def test_all_reasons_are_named():
    judge = Judge(votes_per_day=1)
    reasons(judge)
    assert judge.reasons(event(website="x", elapsed_ms=1), b"a", bot=True) == (
        "bot",
        "honeypot",
        "fast",
        "capped",
    )


def test_a_vote_that_is_sent_again_and_again_is_one():
    judge = Judge(votes_per_day=2)
    number = str(uuid.uuid4())
    found = {reasons(judge, id=number, device="d") for _ in range(50)}
    assert found == {()}
