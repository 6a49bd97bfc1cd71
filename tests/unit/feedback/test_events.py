import datetime as dt
import uuid

import pytest

from kbgen.feedback import RefusedError, read_event


def test_a_vote_is_read(vote):
    event = read_event(vote(value="no"))
    assert (event.type, event.value, event.article_id) == ("vote", "no", "shipping/costs")
    assert event.at == dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)


def test_times_become_utc(vote):
    event = read_event(vote(at="2026-11-22T11:30:00.250+01:00"))
    assert event.at.isoformat() == "2026-11-22T10:30:00.250000+00:00"


def test_a_locale_becomes_canonical(vote):
    assert read_event(vote(locale="pt-br")).locale == "pt-BR"


@pytest.mark.parametrize("years", [1970, 2000, 2026, 2100])
def test_events_wait_offline_as_long_as_they_like(vote, years):
    assert read_event(vote(at=f"{years}-01-01T00:00:00Z")).at.year == years


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "comment", "comment": "The price is missing.", "reason": "missing"},
        {"type": "search", "query": "refund", "results": 0, "article_id": None},
        {"type": "result_click", "query": "refund", "rank": 1, "results": 5, "elapsed_ms": 20},
        {"type": "contact_click", "reason": "email", "article_id": None},
        {"type": "repeat_visit", "value": 3},
        {"type": "read_to_end", "elapsed_ms": 42_000},
        {"type": "csat", "value": 1, "article_id": None},
        {"type": "csat", "value": 5},
        {"type": "nps", "value": 0},
        {"type": "nps", "value": 10},
        {"type": "missing", "page": "/en/old/", "referrer": "shop.example", "device": None},
        {"type": "deflected", "reason": "solved", "query": "wheres my refund", "device": None},
        {"type": "comment", "comment": "The price is wrong.", "via": "agent"},
        {"market": "NL"},
        {"market": None, "revision": None, "device": None, "page": "/en/shipping/costs/"},
    ],
)
def test_every_kind_of_event_is_read(vote, fields):
    kind = {"value": None} if "type" in fields and "value" not in fields else {}
    event = read_event(vote(**kind, **fields))
    for name, value in fields.items():
        assert getattr(event, name) == value


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"id": "1"}, "id"),
        ({"id": None}, "id"),
        ({"type": "like"}, "type"),
        ({"type": None}, "type"),
        ({"at": "yesterday"}, "at"),
        ({"at": "2026-11-22T10:00:00"}, "at: a time zone is missing"),
        ({"at": "2026-11-22"}, "at: a time zone is missing"),
        ({"at": 1_700_000_000}, "at"),
        ({"at": "1700000000"}, "at"),
        ({"at": "-2"}, "at"),
        ({"at": "+1700000000"}, "at"),
        ({"at": "17e8"}, "at"),
        ({"at": " -1.5 "}, "at"),
        ({"at": "\u0661\u0667\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660"}, "at"),
        ({"at": "20261122"}, "at"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "at"),
        ({"at": "9999-12-31T23:59:59-14:00"}, "at"),
        ({"locale": "xx"}, "locale"),
        ({"locale": "e" * 36}, "locale"),
        ({"locale": ""}, "locale"),
        ({"article_id": None}, "a vote needs an article_id"),
        ({"article_id": " "}, "article_id"),
        ({"article_id": "x" * 501}, "article_id"),
        ({"revision": "0A1B2C3D"}, "revision"),
        ({"revision": "0a1b2c3d4"}, "revision"),
        ({"value": "maybe"}, "value"),
        ({"value": None}, 'the value of a vote is "yes" or "no"'),
        ({"value": 1}, 'the value of a vote is "yes" or "no"'),
        ({"type": "csat", "value": 0}, "the value of csat is 1 to 5"),
        ({"type": "csat", "value": 6}, "the value of csat is 1 to 5"),
        ({"type": "csat", "value": True}, "value"),
        ({"type": "csat", "value": "yes"}, "the value of csat is 1 to 5"),
        ({"type": "nps", "value": 11}, "the value of nps is 0 to 10"),
        ({"type": "nps", "value": -1}, "value"),
        ({"type": "repeat_visit", "value": "yes"}, "value"),
        ({"type": "comment", "comment": None}, "a comment needs a text"),
        ({"type": "comment", "comment": " \n "}, "comment: must not be empty"),
        ({"comment": "x" * 1001}, "comment: at most 1000 characters"),
        ({"query": "x" * 201}, "query: at most 200 characters"),
        ({"device": "x" * 65}, "device"),
        ({"device": 5}, "device"),
        ({"rank": -1}, "rank"),
        ({"rank": 1.5}, "rank"),
        ({"elapsed_ms": float("nan")}, "elapsed_ms"),
        ({"results": 10**12}, "results"),
        ({"page": ["x"]}, "page"),
        ({"type": "missing", "value": None, "page": "/en/old/"}, "a missing has neither"),
        ({"type": "missing", "device": None, "query": "x", "page": "/a"}, "a missing has neither"),
        ({"type": "missing", "value": None, "device": None}, "the page of a missing is a path"),
        ({"type": "deflected", "device": None}, 'the reason of a deflected is "solved" or "left"'),
        ({"type": "deflected", "reason": "left"}, "a deflected has no device"),
        ({"type": "deflected", "reason": "left", "article_id": None}, "a deflected needs an"),
        ({"referrer": "https://shop.example/returns"}, "referrer: expected a host"),
        ({"via": "human"}, "via"),
        ({"ip": "127.0.0.1"}, "ip"),
        ({"\ud800": 1}, ""),
    ],
)
def test_what_is_no_event_is_refused_with_the_reason(vote, fields, where):
    with pytest.raises(RefusedError) as caught:
        read_event(vote(**fields))
    assert where in str(caught.value)


@pytest.mark.parametrize("data", [None, [], "vote", 5, {}])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(RefusedError):
        read_event(data)


@pytest.mark.parametrize("name", ["id", "type", "at", "locale"])
def test_what_every_event_has_must_be_there(vote, name):
    data = vote()
    del data[name]
    with pytest.raises(RefusedError, match=name):
        read_event(data)


def test_control_characters_and_lone_surrogates_become_spaces(vote):
    event = read_event(vote(type="comment", value=None, comment=" a\x00b\x1b[31m\x7fc\x9b1md\n"))
    assert event.comment == "a b [31m c 1md"


def test_line_breaks_in_a_comment_stay(vote):
    assert read_event(vote(comment="one\ntwo\tthree")).comment == "one\ntwo\tthree"


def test_a_line_break_of_a_form_is_one_character(vote):
    assert read_event(vote(comment="a\r\nb" * 333)).comment == "a\nb" * 333


def test_comments_of_every_script_are_kept(vote):
    comment = "شكرا 🙂 ありがとう"
    assert read_event(vote(comment=comment)).comment == comment


def test_an_id_in_capitals_is_the_same_id(vote):
    number = uuid.uuid4()
    assert read_event(vote(id=str(number).upper())).id == number


def test_comments_and_queries_are_masked(vote):
    event = read_event(vote(comment="I am jane@example.com", query="order R-104882"))
    assert (event.comment, event.query) == ("I am [email]", "order [order]")


def test_a_long_text_that_grows_by_its_masks_is_cut_and_can_be_read_again(vote):
    once = read_event(vote(comment="a@b.co " * 142, query="a@b.co " * 28))
    assert once.comment == ("[email] " * 142)[:1000].strip()
    assert once.query == ("[email] " * 28)[:200].strip()
    again = read_event(vote(comment=once.comment, query=once.query))
    assert (again.comment, again.query) == (once.comment, once.query)


def test_of_a_page_only_the_path_is_kept(vote):
    assert read_event(vote(page="/en/search/?q=jane@example.com#top")).page == "/en/search/"


@pytest.mark.parametrize("website", [None, "", "https://casino.example"])
def test_the_trap_is_no_field_of_an_event(vote, website):
    event = read_event(vote(website=website))
    assert event.website == website
    assert "website" not in event.model_dump()


@pytest.mark.parametrize(
    ("page", "stored"),
    [
        ("/en/returns/old-name/?order=4711#a", "/en/returns/old-name/"),
        ("/de/r%C3%BCckgabe/", "/de/r%C3%BCckgabe/"),
        ("/en/two-step-verification-2026/", "/en/two-step-verification-2026/"),
        ("/hc/en-us/articles/360001234567-Return-policy", "/hc/en-us/articles/…-Return-policy"),
        ("/en/reset/eyJhbGciOiJIUzI1NiIsInR5cCI/", "/en/reset/…/"),
        ("/u/jane.doe%40mail.example/orders/", "/u/…/orders/"),
        ("/en/call-+31-10-555-0142/", "/en/…/"),
    ],
)
def test_an_unknown_address_is_stored_without_query_codes_and_names(vote, page, stored):
    event = read_event(vote(type="missing", value=None, device=None, page=page))
    assert event.page == stored
