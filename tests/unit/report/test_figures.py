"""A shop's week, written out and counted by hand."""

import datetime as dt

import pytest

from kbgen.commands.tables import totals_text
from kbgen.feedback import Arrival

OLD, NEW = "aaaaaaaa", "bbbbbbbb"


@pytest.fixture
def week(event, vote):
    """A week of events on one article, two of them by a robot."""
    robot = [
        Arrival(event=vote("no", device="r"), received=0, suspicious=("bot",)),
        Arrival(event=event("search", query="robot", results=9), received=0, suspicious=("bot",)),
    ]
    return (
        vote("no", device="d3", revision=OLD, at="2026-11-10T09:00:00Z", reason="outdated"),
        vote("yes", device="d1", revision=NEW, at="2026-11-16T09:00:00Z"),
        vote("no", device="d1", revision=NEW, at="2026-11-17T09:00:00Z", reason="unclear"),
        vote("yes", device="d2", revision=NEW, query="Gift  card"),
        vote("yes", revision=NEW),
        vote("yes", revision=NEW, market="eu", reason="clear"),
        event("comment", article_id="costs", comment="Which card?", reason="unclear", device="d1"),
        event("search", query="Gift card", results=3),
        event("search", query="gift card", results=3),
        event("search", query="gift card", results=3),
        event("search", query="blorp", results=0),
        event("result_click", query="gift card", rank=2, article_id="costs"),
        event("result_click", query="GIFT CARD", rank=1, article_id="costs"),
        event("contact_click", article_id="costs", reason="email"),
        event("contact_click", reason="chat"),
        *(event("read_to_end", article_id="costs") for _ in range(8)),
        event("repeat_visit", article_id="costs", value=2),
        event("repeat_visit", article_id="costs", value=3),
        event("csat", value=4),
        event("csat", value=5),
        event("nps", value=9),
        event("nps", value=3),
        event("nps", value=10),
        *robot,
    )


# 3 of 5: (0.6 + z²/10) / (1 + z²/5) = 0.5566, plus and minus 0.3258.
THREE_OF_FIVE = {"share": 0.6, "share_low": 0.2307, "share_high": 0.8824}


def test_votes_of_each_article_locale_and_market(tables, week):
    found = tables(*week)
    three = {"yes": 3, "no": 2, **THREE_OF_FIVE, "trend": [None] * 10 + [0.0, 0.75]}
    assert found["articles"] == [{"article_id": "costs", "locale": "en", **three}]
    assert found["locales"] == [{"locale": "en", **three}]
    one_of_one = {"share": 1.0, "share_low": 0.2065, "share_high": 1.0}
    assert found["markets"] == [
        {"market": "eu", "yes": 1, "no": 0, **one_of_one, "trend": [None] * 11 + [1.0]}
    ]


def test_votes_of_each_week(tables, week):
    weeks = tables(*week)["weeks"]
    assert [(row["week"], row["yes"], row["no"]) for row in weeks[-3:]] == [
        ("2026-11-02", 0, 0),
        ("2026-11-09", 0, 1),
        ("2026-11-16", 3, 1),
    ]
    assert weeks[-3]["share"] is None


def test_the_locales_side_by_side(tables, week, vote):
    found = tables(*week, vote("no", locale="de"))
    # 1 of 4: (0.25 + z²/8) / (1 + z²/4) = 0.3725, plus and minus 0.3269.
    one_of_four = {"empty": 0.25, "empty_low": 0.0456, "empty_high": 0.6994}
    none_of_one = {"share": 0.0, "share_low": 0.0, "share_high": 0.7935}
    nothing = {"empty": None, "empty_low": None, "empty_high": None}
    assert found["compared"] == [
        {
            "locale": "en",
            "readers": 8,
            "votes": 5,
            **THREE_OF_FIVE,
            "searches": 4,
            **one_of_four,
            "per_hundred": 12.5,
        },
        {
            "locale": "de",
            "readers": 1,
            "votes": 1,
            **none_of_one,
            "searches": 0,
            **nothing,
            "per_hundred": 0.0,
        },
    ]


def test_a_rewrite_before_and_after(tables, week):
    found = tables(*week)
    assert [(r["revision"], r["since"], r["yes"], r["no"]) for r in found["revisions"]] == [
        (OLD, "2026-11-10", 0, 1),
        (NEW, "2026-11-17", 3, 1),
    ]
    assert found["rewrites"] == [
        {
            "article_id": "costs",
            "locale": "en",
            "old": OLD,
            "new": NEW,
            "since": "2026-11-17",
            "before": 0.0,
            "before_low": 0.0,
            "before_high": 0.7935,
            "after": 0.75,
            "after_low": 0.3006,
            "after_high": 0.9544,
            "change": 0.75,
            "certain": False,
        }
    ]


def test_reasons_and_comments(tables, week):
    found = tables(*week)
    assert found["reasons"] == [
        {"reason": "clear", "no": 0, "yes": 1, "comments": 0},
        {"reason": "outdated", "no": 1, "yes": 0, "comments": 0},
        {"reason": "unclear", "no": 1, "yes": 0, "comments": 1},
    ]
    assert found["comments"] == [
        {
            "reason": "unclear",
            "day": "2026-11-20",
            "article_id": "costs",
            "locale": "en",
            "comment": "Which card?",
        }
    ]


def test_searches_with_and_without_result_and_click(tables, week):
    found = tables(*week)
    # Three searches with results, two clicks: one of three led nowhere.
    card = {
        "query": "gift card",
        "locale": "en",
        "searches": 3,
        "empty": 0,
        "clicks": 2,
        "unclicked": 0.3333,
        "unclicked_low": 0.0615,
        "unclicked_high": 0.7923,
    }
    blorp = {
        "query": "blorp",
        "locale": "en",
        "searches": 1,
        "empty": 1,
        "clicks": 0,
        "unclicked": None,
        "unclicked_low": None,
        "unclicked_high": None,
    }
    assert found["searches"] == [card, blorp]
    assert found["empty_searches"] == [blorp]
    assert found["unclicked_searches"] == [card]


def test_queries_of_an_article(tables, week):
    assert tables(*week)["queries"] == [
        {
            "article_id": "costs",
            "locale": "en",
            "query": "gift card",
            "clicks": 2,
            "rank": 1.5,
            "yes": 1,
            "no": 0,
            "share": 1.0,
            "share_low": 0.2065,
            "share_high": 1.0,
        }
    ]


def test_contacts_and_repeat_visits_for_each_hundred_readers(tables, week):
    found = tables(*week)
    # Eight have read to the end, five have voted, one has clicked: eight at least were there.
    assert found["contacts"] == [
        {"article_id": "", "locale": "en", "clicks": 1, "views": None, "per_hundred": None},
        {"article_id": "costs", "locale": "en", "clicks": 1, "views": 8, "per_hundred": 12.5},
    ]
    assert found["channels"] == [
        {"channel": "chat", "locale": "en", "clicks": 1},
        {"channel": "email", "locale": "en", "clicks": 1},
    ]
    assert found["repeats"] == [
        {"article_id": "costs", "locale": "en", "visits": 2, "per_hundred": 25.0, "most": 3}
    ]


def test_scores(tables, week):
    # Two of three promote, one detracts.
    assert tables(*week)["scores"] == [
        {"question": "csat", "locale": "en", "answers": 2, "score": 4.5},
        {"question": "nps", "locale": "en", "answers": 3, "score": 33.3333},
    ]


def test_totals(report, week):
    totals = report(*week).totals
    assert (totals.events, totals.suspicious) == (len(week) - 2, 2)
    assert (totals.votes, totals.helpful.value, totals.comments) == (5, 0.6, 1)
    assert (totals.searches, totals.without_result.value, totals.result_clicks) == (4, 0.25, 2)
    assert (totals.contact_clicks, totals.readers) == (2, 8)
    assert (totals.contacts_per_hundred, totals.repeat_visits) == (12.5, 2)


def test_hours_of_the_week(tables, week):
    rows = {row.pop("weekday"): row for row in tables(*week)["hours"]}
    counted = {
        (day, hour): count for day, row in rows.items() for hour, count in row.items() if count
    }
    # Three were in other days; the 20th was a Friday.
    assert counted == {
        ("Monday", "h09"): 1,
        ("Tuesday", "h09"): 2,
        ("Friday", "h10"): len(week) - 5,
    }


def test_without_events_there_are_no_rows(report):
    found = report()
    assert found.totals.events == 0
    assert found.totals.helpful is None
    assert {table.name for table in found.tables if table.rows} == {"weeks", "hours"}


def test_one_locale_alone(tables, week, vote, event):
    german = (vote("no", locale="de"), event("search", locale="de", query="Karte", results=0))
    found = tables(*week, *german, locales=("de",))
    assert [(row["locale"], row["yes"], row["no"]) for row in found["articles"]] == [("de", 0, 1)]
    assert [row["query"] for row in found["searches"]] == ["Karte"]


def test_days_alone(tables, week):
    found = tables(*week, first=dt.date(2026, 11, 17), last=dt.date(2026, 11, 17))
    assert [(row["yes"], row["no"]) for row in found["articles"]] == [(0, 1)]
    assert found["searches"] == []


def test_forms_of_the_shop_that_an_article_answered(report, event):
    about = {"article_id": "costs", "query": "how much is it"}
    found = report(
        *(event("deflected", reason="left", **about) for _ in range(3)),
        event("deflected", reason="solved", **about),
        event("deflected", reason="solved", article_id="cards", locale="de"),
    )
    rows = [list(row.values()) for row in found.table("deflected").plain()]
    assert rows == [["costs", "en", 4, 1, 3], ["cards", "de", 1, 1, 0]]
    assert found.totals.deflected == 5
    assert "5 contact forms of the shop answered by an article\n" in totals_text(found)
