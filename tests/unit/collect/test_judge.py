import uuid

import pytest

from kbgen.collect import judge as judges
from kbgen.collect.judge import Judge
from kbgen.collect.limits import Recent
from kbgen.feedback import Event, read_event
from tests.factories import vote


def event(**changed: object) -> Event:
    return read_event(vote(**changed))


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


#: What a stranger sends who wants to be seen: each one looks like another reader's.
FLOODS = {
    "vote": {"value": "no"},
    "comment": {"value": None, "comment": "x"},
    "search": {"value": None, "article_id": None, "results": 0},
    "result_click": {"value": None, "rank": 1},
    "contact_click": {"value": None},
    "repeat_visit": {"value": 3},
    "read_to_end": {"value": None},
    "csat": {"value": 1, "article_id": None},
    "nps": {"value": 0, "article_id": None},
    "deflected": {"value": None, "reason": "left", "device": None},
    "missing": {"value": None, "page": "/en/x/", "device": None, "query": None},
}


@pytest.mark.parametrize("kind", FLOODS)
def test_an_address_sends_so_many_a_day_whatever_they_are_about(kind):
    judge = Judge(votes_per_day=20, per_day={kind: 3})
    found = []
    for n in range(6):
        chosen = {
            "locale": ("en", "de", "ja")[n % 3],
            "article_id": f"ghost/{n}",
            "device": f"device-{n}",
            "revision": f"{n:08x}",
            "query": f"query {n}",
        }
        found.append(reasons(judge, **{"type": kind, **chosen, **FLOODS[kind]}))
    assert found == [()] * 3 + [("capped",)] * 3
    assert reasons(judge, b"other", type=kind, **FLOODS[kind]) == ()


def test_types_are_limited_one_by_one_and_some_are_not():
    judge = Judge(per_day={"vote": 1, "search": 0})
    assert [reasons(judge) for _ in range(2)] == [(), ("capped",)]
    search = {"type": "search", "value": None, "query": "x", "results": 3}
    assert not any(reasons(judge, **search) for _ in range(100))


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


def test_what_is_known_of_events_has_an_end(monkeypatch):
    judge = Judge(per_day={"vote": 5}, judged=Recent(10))
    for _ in range(100):
        reasons(judge)
    assert len(judge.judged) <= 20
