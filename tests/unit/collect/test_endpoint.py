"""What is taken, and what is not: the endpoint without limits, as in the preview."""

import json
import sqlite3
import uuid
from contextlib import closing
from functools import partial

import pytest
from starlette.applications import Starlette

from kbgen.collect import event_route
from kbgen.feedback import open_store
from tests.asgi import FORM, ask
from tests.factories import vote


@pytest.fixture
def store(tmp_path):
    with open_store("sqlite:///feedback.db", tmp_path) as opened:
        yield opened


@pytest.fixture
def post(store):
    """Send a request to the collector of https://help.example.com/."""
    app = Starlette(routes=[event_route(store, "https://help.example.com/")])
    return partial(ask, app)


# Batches


def test_events_are_accepted_by_id(post, store):
    events = [vote(), vote(value="no")]
    answer = post({"events": events})
    assert answer.status == 202
    assert answer.json == {"accepted": [event["id"] for event in events], "rejected": []}
    assert store.votes() == [("shipping/costs", "en", 1, 1)]


def test_an_event_that_is_stored_already_is_accepted(post, store):
    event = vote()
    post({"events": [event]})
    assert post({"events": [event, event]}).json["accepted"] == [event["id"], event["id"]]
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_the_last_vote_of_a_device_counts(post, store):
    post({"events": [vote(device="a", value="no", at="2026-11-22T10:00:01Z")]})
    post({"events": [vote(device="a", value="yes", at="2026-11-22T10:00:00Z")]})
    assert store.votes() == [("shipping/costs", "en", 0, 1)]


def test_what_is_refused_does_not_hurt_the_others(post, store):
    good, bad = vote(), vote(value="maybe")
    answer = post({"events": [bad, good, "nonsense", None]})
    assert answer.status == 202
    assert answer.json["accepted"] == [good["id"]]
    first, *others = answer.json["rejected"]
    assert first["id"] == bad["id"]
    assert first["reason"].startswith("value: ")
    assert len(others) == 2
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


@pytest.mark.parametrize(
    "fields",
    [
        {"at": "0001-01-01T00:00:00+14:00"},
        {"id": "\ud800"},
        {"\ud800": 1},
        {"locale": "\ud800"},
        {"value": 10**400},
        {"id": ["x"]},
        {"id": "x" * 100_000},
    ],
    ids=["time", "id", "key", "locale", "number", "list", "long"],
)
def test_a_hostile_event_does_not_hurt_the_others(post, store, fields):
    good = vote()
    answer = post({"events": [vote(**fields), good]})
    assert (answer.status, answer.json["accepted"]) == (202, [good["id"]])
    assert len(answer.json["rejected"]) == 1
    assert len(answer.body) < 1000
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_lone_surrogates_in_texts_are_stored_as_something_else(post, store):
    answer = post({"events": [vote(type="comment", value=None, comment="a\ud800b")]})
    assert answer.status == 202


def test_no_events_are_fine(post):
    assert post({"events": []}).json == {"accepted": [], "rejected": []}


def test_a_hundred_events_are_the_limit(post, store):
    assert post({"events": [vote() for _ in range(100)]}).status == 202
    answer = post({"events": [vote() for _ in range(101)]})
    assert answer.status == 400
    assert "at most 100 events" in answer.json["error"]
    assert store.votes() == [("shipping/costs", "en", 100, 0)]


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", '"x"', "{}", '{"events": {}}', '{"events": null}', b"\xff", "[" * 9000],
)
def test_a_body_of_another_kind_is_a_bad_request(post, body):
    answer = post(body)
    assert answer.status == 400
    assert answer.json["error"]


def test_too_much_is_refused_before_it_is_read(post):
    assert post(b"x" * 256_001).status == 413
    assert post(b"x" * 5_000_000).status == 413


def test_a_hundred_long_comments_fit(post):
    events = [vote(type="comment", value=None, comment="x" * 1000) for _ in range(100)]
    assert post({"events": events}).status == 202


def test_a_beacon_comes_as_plain_text(post):
    assert post(json.dumps({"events": [vote()]}), "text/plain;charset=UTF-8").status == 202


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_other_methods_are_not_allowed(post, method):
    assert post("", method=method).status == 405


def test_when_nothing_can_be_stored_the_sender_comes_back(post, store, tmp_path):
    with closing(sqlite3.connect(tmp_path / "feedback.db")) as connection:
        connection.execute("DROP TABLE events")
    answer = post({"events": [vote()]})
    assert answer.status == 503
    assert answer.headers["retry-after"] == "30"
    assert "accepted" not in answer.json


# Plain forms


def form(**changed: object) -> dict[str, object]:
    return {
        "type": "vote",
        "locale": "en",
        "article_id": "shipping/costs",
        "value": "no",
        **changed,
    }


@pytest.mark.parametrize(
    ("locale", "url"),
    [
        ("en", "https://help.example.com/en/thanks/"),
        ("pt-BR", "https://help.example.com/pt-br/thanks/"),
        ("zh-hant", "https://help.example.com/zh-hant/thanks/"),
    ],
)
def test_a_form_is_answered_with_the_thanks_of_its_locale(post, store, locale, url):
    answer = post(form(locale=locale), FORM)
    assert (answer.status, answer.headers["location"]) == (303, url)
    assert [votes[2:] for votes in store.votes()] == [(0, 1)]


def test_every_form_is_an_event_of_its_own(post, store):
    post(form(), FORM)
    post(form(), FORM)
    assert store.votes() == [("shipping/costs", "en", 0, 2)]


def test_a_form_may_name_its_character_set(post):
    assert post(form(), f"{FORM}; charset=UTF-8").status == 303


def test_empty_fields_of_a_form_do_not_count(post, store):
    assert post(form(comment="", market="", reason=""), FORM).status == 303


def test_a_comment_of_any_script_may_come_as_a_form(post):
    assert post(form(type="comment", value="", comment="ありがとう 🙂"), FORM).status == 303


def test_numbers_of_a_form_are_numbers(post):
    assert post(form(type="csat", value="5"), FORM).status == 303


def test_id_and_time_of_a_form_are_ours(post, store, tmp_path):
    theirs = str(uuid.uuid4())
    post(form(id=theirs, at="1999-01-01T00:00:00Z"), FORM)
    with closing(sqlite3.connect(tmp_path / "feedback.db")) as connection:
        ((number, at),) = connection.execute("SELECT id, at FROM events")
    assert number != theirs
    assert at > 1_767_225_600_000


@pytest.mark.parametrize(
    "fields",
    [{"value": "maybe"}, {"locale": "xx"}, {"locale": "//evil.example"}, {"surprise": "x"}],
)
def test_a_form_that_is_no_event_is_a_bad_request(post, store, fields):
    answer = post(form(**fields), FORM)
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.body.startswith(b"Your feedback was not saved: ")
    assert store.votes() == []


def test_nobody_who_previews_is_under_suspicion(post, store):
    event = vote(elapsed_ms=1, website="x")
    assert post({"events": [event]}, user_agent="Googlebot/2.1").status == 202
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


@pytest.mark.parametrize("body", [b"\xff=\xff", b"%FF=1", b"&".join([b"a=1"] * 31), b""])
def test_a_form_that_cannot_be_read_is_a_bad_request(post, body):
    assert post(body, FORM).status == 400
