"""What the figures of single reports are made of, in the corners."""

import datetime as dt

import pytest

from kbgen.feedback import Arrival


@pytest.fixture
def store_url(tmp_path):
    """SQLite alone: `test_figures.py` runs every report on each kind."""
    return f"sqlite:///{tmp_path}/feedback.db"


def test_most_no_votes_come_first(tables, vote):
    found = tables(
        *(vote("yes", article_id="fine") for _ in range(9)),
        *(vote("no", article_id="bad") for _ in range(2)),
        *(vote("yes", article_id="worse") for _ in range(4)),
        *(vote("no", article_id="worse") for _ in range(3)),
    )
    assert [row["article_id"] for row in found["articles"]] == ["worse", "bad", "fine"]


def test_the_last_vote_of_a_device_is_the_last_of_the_period(tables, vote):
    votes = (
        vote("yes", device="a", at="2026-11-01T10:00:00Z"),
        vote("no", device="a", at="2026-11-20T10:00:00Z"),
    )
    assert tables(*votes)["articles"][0]["no"] == 1
    assert tables(last=dt.date(2026, 11, 10))["articles"][0]["yes"] == 1


def test_a_suspicious_vote_takes_the_place_of_no_other(tables, vote):
    later = vote("no", device="a", at="2026-11-20T11:00:00Z")
    found = tables(vote("yes", device="a"), Arrival(event=later, received=0, suspicious=("bot",)))
    assert [(row["yes"], row["no"]) for row in found["articles"]] == [(1, 0)]


def test_times_are_those_of_the_shop(tables, event):
    search = event("search", query="a", results=1, at="2026-11-22T23:30:00Z")
    found = tables(search, zone="Asia/Kolkata", last=dt.date(2026, 11, 23))
    counted = {
        (row["weekday"], hour)
        for row in found["hours"]
        for hour, count in row.items()
        if count == 1
    }
    assert counted == {("Monday", "h05")}


def test_what_happens_after_the_last_day_is_left_out(tables, vote):
    assert tables(vote(at="2026-11-22T23:30:00Z"), zone="Asia/Tokyo")["articles"] == []
    assert len(tables(zone="America/New_York")["articles"]) == 1


def test_imported_views_are_the_readers(tables, report, store, event):
    store.add_views(
        {"source": "ga4", "day": day, "locale": "en", "article_id": "costs", "count": count}
        for day, count in (("2026-11-20", 30), ("2026-11-21", 10), ("2026-11-23", 500))
    )
    found = tables(event("contact_click", article_id="costs"), event("read_to_end", article_id="x"))
    assert found["contacts"] == [
        {"article_id": "costs", "locale": "en", "clicks": 1, "views": 40, "per_hundred": 2.5}
    ]
    assert "imported page views" in report().readers


def test_views_of_two_tools_on_a_day_are_counted_once(tables, store, event):
    store.add_views(
        {"source": tool, "day": day, "locale": "en", "article_id": "costs", "count": count}
        for tool, day, count in (
            ("ga4", "2026-11-20", 30),
            ("plausible", "2026-11-20", 50),
            ("plausible", "2026-11-21", 10),
        )
    )
    assert tables(event("contact_click", article_id="costs"))["contacts"][0]["views"] == 60


def test_an_import_of_one_article_takes_the_readers_of_no_other(tables, report, store, event):
    view = {"source": "ga4", "day": "2026-11-20", "locale": "en"}
    store.add_views([{**view, "article_id": "known", "count": 4}])
    store.add_views([{**view, "article_id": "partly", "count": 2}])
    found = tables(
        *(event("read_to_end", article_id="known") for _ in range(10)),
        *(event("contact_click", article_id="known") for _ in range(2)),
        *(event("contact_click", article_id="partly") for _ in range(3)),
        *(event("contact_click", article_id="other") for _ in range(5)),
        event("repeat_visit", article_id="other", value=2),
    )
    rates = {row["article_id"]: (row["views"], row["per_hundred"]) for row in found["contacts"]}
    assert rates == {"known": (10, 20.0), "partly": (None, None), "other": (None, None)}
    assert found["repeats"][0]["per_hundred"] is None
    totals = report().totals
    assert totals.readers == 10 + 3 + 5
    assert totals.contacts_per_hundred == 20
    assert "readers seen if those are more" in report().readers


def test_without_views_readers_are_those_that_were_seen(report, event):
    assert report(event("read_to_end", article_id="x")).readers.startswith("readers seen")


def test_a_certain_change_comes_before_large_ones_that_may_be_chance(tables, vote):
    def month(article: str, at: str, yes: int, no: int):
        fields = {"article_id": article, "at": at}
        yield from (vote("yes", **fields) for _ in range(yes))
        yield from (vote("no", **fields) for _ in range(no))

    before, now = "2026-10-10T10:00:00Z", "2026-11-10T10:00:00Z"
    found = tables(
        *month("certain", before, 30, 10),
        *month("certain", now, 10, 30),
        *month("chance", before, 1, 0),
        *month("chance", now, 0, 1),
        *month("older", "2026-08-10T10:00:00Z", 9, 0),
        *month("older", now, 0, 9),
    )["changes"]
    votes = [row for row in found if row["what"] == "helpful votes"]
    assert [(row["name"], row["change"], row["certain"]) for row in votes] == [
        ("certain", -0.5, True),
        ("chance", -1.0, False),
    ]


def test_searches_and_contacts_change_too(tables, event):
    before, now = "2026-10-10T10:00:00Z", "2026-11-10T10:00:00Z"
    found = tables(
        *(event("search", query="snow", results=1, at=now) for _ in range(30)),
        *(event("search", query="sun", results=1, at=before) for _ in range(60)),
        *(event("search", query="sun", results=1, at=now) for _ in range(30)),
        *(event("read_to_end", article_id="x", at=at) for at in (before, now) for _ in range(40)),
        *(event("contact_click", article_id="x", at=now) for _ in range(30)),
    )["changes"]
    assert {(row["what"], row["name"], row["before"], row["after"]) for row in found} == {
        ("share of searches", "snow", 0.0, 0.5),
        ("share of searches", "sun", 1.0, 0.5),
        ("contact clicks of readers", "x", 0.0, 0.75),
    }
    assert all(row["certain"] for row in found)


def test_a_search_is_clicked_once_at_most(tables, event):
    found = tables(
        event("search", query="a", results=5),
        *(event("result_click", query="a", rank=1, article_id="x") for _ in range(3)),
    )
    assert [(row["clicks"], row["unclicked"]) for row in found["searches"]] == [(3, 0.0)]
    assert found["unclicked_searches"] == []


@pytest.mark.parametrize("query", ["Straße", "STRASSE", " strasse "])
def test_spellings_in_other_cases_are_one_query(tables, event, query):
    rows = tables(
        event("search", query="strasse", results=1),
        event("search", query="strasse", results=1),
        event("search", query=query, results=1),
    )["searches"]
    assert [(row["query"], row["searches"]) for row in rows] == [("strasse", 3)]


def test_only_the_newest_comments_of_a_reason_are_shown(tables, event):
    def comment(text: str, day: str, **fields: str):
        return event("comment", article_id="x", comment=text, at=f"{day}T00:00:00Z", **fields)

    days = [f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}" for n in range(60)]
    common = (comment(day, day, reason="other") for day in days)
    rows = tables(*common, comment("rare", "2025-01-01"))["comments"]
    assert [row["comment"] for row in rows if not row["reason"]] == ["rare"]
    shown = [row["day"] for row in rows if row["reason"] == "other"]
    assert shown == sorted(days, reverse=True)[:50]


def test_comments_that_come_with_a_vote_are_comments(report, vote, event):
    found = report(
        vote("no", comment="By form.", reason="unclear"),
        vote("no"),
        event("comment", article_id="costs", comment="By script.", reason="unclear"),
    )
    assert found.totals.comments == 2
    assert {row["comment"] for row in found.table("comments").plain()} == {"By form.", "By script."}
    (reason,) = found.table("reasons").plain()
    assert reason == {"reason": "unclear", "no": 1, "yes": 0, "comments": 2}


def test_revisions_follow_each_other_as_their_votes_do(tables, vote):
    found = tables(
        vote("no", revision="ffffffff", at="2026-09-01T00:00:00Z"),
        vote("yes", revision="00000000", at="2026-10-01T00:00:00Z"),
        vote("yes", revision="11111111", at="2026-11-01T00:00:00Z"),
        vote("yes", revision="22222222", at="2026-11-02T00:00:00Z", article_id="other"),
        vote("yes"),
    )
    pairs = [(row["old"], row["new"]) for row in found["rewrites"]]
    assert sorted(pairs) == [("00000000", "11111111"), ("ffffffff", "00000000")]
