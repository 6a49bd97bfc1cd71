"""What comes in from files: events once, views by day, and bad lines named."""

import json
import uuid
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, RefusedError, open_store, read_event
from kbgen.feedback.exports import EXPORTS, event_object
from kbgen.feedback.importing import import_file
from kbgen.feedback.imports import IMPORTERS
from kbgen.feedback.schema import history, views

GA4_PAGES = """\
# ----------------------------------------
# Pages and screens: Page path and screen class
# Account: Juniper
# Start date: 20261101
# End date: 20261128
# ----------------------------------------

Page path and screen class,Views,Active users
,"1,250",300,Grand total
/en/shipping/costs/,"1,000",200
/en/shipping/costs/?q=a,50,20
/de/versand/,150,60
/en/,40,30
/blog/news/,10,10
"""
GA4_EVENTS = """\
# Start date: 20261128
# End date: 20261128

Event name,Page path,Date,Helpful,Search term,Event count
page_helpful,/en/shipping/costs/,20261127,yes,,3
page_helpful,/en/shipping/costs/,20261127,no,,1
search,/en/,20261127,,gift card,2
page_view,/en/shipping/costs/,20261127,,,7
scroll,/en/shipping/costs/,20261127,,,9
page_helpful,/en/shipping/costs/,20261127,maybe,,1
page_helpful,/en/shipping/costs/,yesterday?,yes,,many
"""
PLAUSIBLE_PAGES = """\
"date","hostname","page","visits","visitors","pageviews"
"2026-11-27","help.example.com","/en/shipping/costs/",20,18,25
"2026-11-27","help.example.com","/en/search/",2,1,2
"2026-11-28","help.example.com","/de/shipping/costs/",4,4,5
"today","help.example.com","/de/shipping/costs/",4,4,5
"""
PLAUSIBLE_EVENTS = """\
"date","name","link_url","path","visitors","events","value"
"2026-11-27","page_helpful","","/en/shipping/costs/",2,2,"no"
"2026-11-27","page_helpful","","/en/shipping/costs/",4,4,""
"2026-11-27","Outbound Link: Click","https://x.example","",2,2,""
"""


@pytest.fixture
def store(tmp_path):
    with open_store("sqlite:///a.db", tmp_path) as opened:
        yield opened


@pytest.fixture
def bring(store, tmp_path):
    """Import a text."""

    def import_it(text: str | bytes, form: str | None = None, base: str = "/"):
        file = tmp_path / "import.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_file(store, file, form, base)

    return import_it


@pytest.fixture
def stored(store):
    return lambda: [event_object(row) for row in store.stream()]


@pytest.fixture
def viewed(store):
    """Return (source, day, locale, article id, count) of all views, sorted."""

    def read():
        with store.engine.connect() as connection:
            return sorted(tuple(row) for row in connection.execute(select(views)))

    return read


def problems(done) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for _, problem in done.problems]


# Our own


@pytest.mark.parametrize("form", EXPORTS)
def test_what_was_exported_comes_back_as_it_was(tmp_path, bring, stored, event, form):
    with open_store("sqlite:///other.db", tmp_path) as other:
        other.add(
            [
                event(comment='=1+1, "quoted"\nand more', at="2026-11-22T10:00:00.123Z"),
                event(type="nps", value=7, rank=3, page="/en/", market="NL"),
                event(type="search", query="'gift' card", value=None, article_id=None),
            ]
        )
        before = {one["id"]: one for one in map(event_object, other.stream())}
        text = "".join(EXPORTS[form](other.stream()))
    done = bring(text)
    assert (done.events, done.new, done.problems) == (3, 3, [])
    assert {one["id"]: one for one in stored()} == before
    assert bring(text).new == 0


@pytest.mark.slow
@settings(max_examples=60)
@given(
    st.lists(
        st.text(
            st.sampled_from("=+-@＝;'\"\t\n, ax5é名") | st.characters(), min_size=1, max_size=30
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_was_written_comes_back_as_it_was(texts):
    written = []
    for text in texts:
        with suppress(RefusedError):  # it was nothing but spaces
            one = {"id": str(uuid.uuid4()), "at": "2026-11-22T10:00:00Z", "locale": "en"}
            one |= {"type": "comment", "article_id": text, "comment": text, "device": text}
            written.append(read_event(one))
    arrivals = [Arrival(event=event, received=1) for event in written]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export.csv"
        with open_store("sqlite:///a.db", Path(folder)) as store:
            store.add(arrivals)
            before = {one["id"]: one for one in map(event_object, store.stream())}
            file.write_text("".join(EXPORTS["csv"](store.stream())), "utf-8", newline="")
        with open_store("sqlite:///b.db", Path(folder)) as store:
            done = import_file(store, file, "csv")
            assert done.problems == []
            assert {one["id"]: one for one in map(event_object, store.stream())} == before


LONG = "9" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f"day,locale,article_id,count\n2026-11-27,en,a,{LONG}\n",
        f"date,page,pageviews\n2026-11-27,/en/a/b/,{LONG}\n",
        f"Page path,Date,Views\n/en/a/b/,20261127,{LONG}\n",
        f"id,type,at,locale,rank\nx,search,2026-11-27T10:00:00Z,en,{LONG}\n",
        f"id,type,at,locale,value\nx,nps,{LONG},en,{LONG}\n",
        f'{{"type": "nps"}}\n{{"value": {LONG}}}',
        f'{{"type": "nps"}}\n{{"value": 1e{LONG}}}',
        f'{{"event_name": "search"}}\n{{"event_name": "search", "event_timestamp": {LONG}}}',
        f'{{"event_name": "x"}}\n{{"event_name": "x", "event_timestamp": "{LONG}"}}',
    ],
)
def test_a_number_without_end_is_a_problem_of_its_line(bring, text):
    done = bring(text)
    assert 2 in [line for line, _ in problems(done)]
    assert done.events == 0


def test_suspicious_stays_suspicious(bring, stored, vote):
    bring(json.dumps(vote(suspicious=["bot"])) + "\n" + json.dumps(vote(suspicious="fast,bot")))
    assert sorted(one["suspicious"] for one in stored()) == [["bot"], ["fast", "bot"]]


def test_bad_lines_are_named_and_the_others_are_imported(bring, stored, vote):
    good, other = vote(), vote()
    lines = [json.dumps(good), "{", "", "[1]", json.dumps(vote(value="maybe")), json.dumps(other)]
    done = bring("\ufeff" + "\r\n".join(lines))
    assert [line for line, _ in problems(done)] == [2, 4, 5]
    assert problems(done)[2][1].startswith("value")
    assert {one["id"] for one in stored()} == {good["id"], other["id"]}


def test_a_line_is_counted_where_it_ends(bring, vote):
    header = "id,type,at,locale,article_id,value,comment"
    good, bad = vote(), vote()
    rows = [
        f'{good["id"]},vote,2026-11-22T10:00:00Z,en,a,yes,"two\nlines"',
        f"{bad['id']},vote,2026-11-22T10:00:00Z,en,a,perhaps,",
        f"{bad['id']},vote,2026-11-22T10:00:00Z,en,a,yes,,too,many",
    ]
    done = bring("\n".join([header, *rows]))
    assert done.new == 1
    assert [line for line, _ in problems(done)] == [4, 5]


def test_comments_are_masked_on_their_way_in(bring, stored, vote):
    bring(json.dumps(vote(comment="I am jane@example.com")))
    assert stored()[0]["comment"] == "I am [email]"


def test_old_events_are_old(bring, store, vote):
    bring(
        json.dumps(vote(at="2020-01-01T00:00:00Z"))
        + "\n"
        + json.dumps(vote(at="2999-01-01T00:00:00Z"))
    )
    assert store.count_older(1_600_000_000_000) == 1
    assert store.count_older(4_000_000_000_000) == 2


def test_many_events_come_in(bring, vote):
    text = "".join(json.dumps(vote()) + "\n" for _ in range(2500))
    assert bring(text).new == 2500
    assert bring(text).new == 0


# What a former help centre counted

FORMER = "source,day,locale,article_id,views,yes,neutral,no\n"


@pytest.fixture
def former(store_url, tmp_path):
    """Import a text into a store of each kind; return the problems, and what it then has."""

    def import_it(text: str):
        file = tmp_path / "history.csv"
        file.write_text(FORMER + text, encoding="utf-8")
        with open_store(store_url, tmp_path) as store:
            done = import_file(store, file, None)
            with store.engine.connect() as connection:
                rows = sorted(connection.execute(select(history)))
        return problems(done), [",".join("-" if v is None else str(v) for v in r) for r in rows]

    return import_it


def test_former_votes_are_stored_once_and_replaced_by_newer_ones(former):
    text = "zendesk,2026-12-01,en,a/b,,4,,1\nhelpscout,2026-12-01,en,a/b,237,,,\n"
    kept = ["helpscout,a/b,en,2026-12-01,237,-,-,-", "zendesk,a/b,en,2026-12-01,-,4,-,1"]
    assert former(text) == ([], kept)
    assert former(text) == ([], kept)
    later = former("zendesk,2026-12-24,en,a/b,9,6,0,2\nzendesk,2026-12-24,de,a/b,,1,,0\n")[1]
    assert later == [kept[0], *("zendesk,a/b,de,2026-12-24,-,1,-,0",
                                "zendesk,a/b,en,2026-12-24,9,6,0,2")]  # fmt: skip


def test_former_votes_of_all_languages_stand_for_those_of_each(former):
    former("zendesk,2026-12-01,en,a,,4,,1\nzendesk,2026-12-01,en,b,,4,,1\n")
    whole = former("zendesk,2026-12-24,,a,,9,,1\n")[1]
    assert whole == ["zendesk,a,,2026-12-24,-,9,-,1", "zendesk,b,en,2026-12-01,-,4,-,1"]
    single = former("zendesk,2026-12-25,de,a,,2,,1\n")[1]
    assert single[0] == "zendesk,a,de,2026-12-25,-,2,-,1"
    assert len(single) == 2


def test_lines_that_are_not_former_votes_are_named(former):
    lines = [",2026-12-01,en,a,1,,,", "zendesk,soon,en,a,1,,,", "zendesk,2026-12-01,xx-,a,1,,,",
             "zendesk,2026-12-01,en,a,many,,,", "zendesk,2026-12-01,en,good,1,,,"]  # fmt: skip
    found, rows = former("\n".join(lines))
    assert [line for line, _ in found] == [2, 3, 4, 5]
    assert rows == ["zendesk,good,en,2026-12-01,1,-,-,-"]


def test_views_may_come_as_a_table(bring, viewed):
    header = "day,locale,article_id,count\n"
    done = bring(f"{header}2026-11-27,en,shipping/costs,5\n2026-11-27,xx,a,5\n27.11.,en,a,5\n")
    assert [line for line, _ in problems(done)] == [3, 4]
    assert viewed() == [("csv", "2026-11-27", "en", "shipping/costs", 5)]
    bring(f"{header}2026-11-27,en,shipping/costs,6\n")
    assert viewed() == [("csv", "2026-11-27", "en", "shipping/costs", 6)]


# Google Analytics


def test_views_of_a_ga4_report_are_of_its_last_day(bring, viewed):
    for _ in range(2):
        done = bring(GA4_PAGES)
        assert done.problems == []
        assert done.others == 3
        assert viewed() == [
            ("ga4", "2026-11-28", "de", "versand", 150),
            ("ga4", "2026-11-28", "en", "shipping/costs", 1050),
        ]


def test_a_report_without_dates_beside_days_that_are_there_is_told(bring):
    dated = "Page path,Date,Views\n/en/shipping/costs/,20261127,5\n"
    assert bring(GA4_PAGES).twice == 0
    assert bring(GA4_PAGES).twice == 0
    assert bring(dated).twice == 0
    assert bring(GA4_PAGES).twice == 1


def test_a_help_centre_in_a_folder_is_found_there(bring, viewed):
    bring(GA4_PAGES.replace("/en/shipping/costs/,", "/kb/en/shipping/costs/,"), base="/kb/")
    assert viewed() == [("ga4", "2026-11-28", "en", "shipping/costs", 1000)]


def test_events_of_a_ga4_report_are_counted_once(bring, stored, viewed, store):
    for _ in range(2):
        done = bring(GA4_EVENTS)
        assert [line for line, _ in problems(done)] == [10, 11]
        assert done.others == 1
        assert store.votes() == [("shipping/costs", "en", 3, 1)]
    searches = [one for one in stored() if one["type"] == "search"]
    assert [(one["query"], one["locale"], one["at"]) for one in searches] == [
        ("gift card", "en", "2026-11-27T12:00:00.000Z")
    ] * 2
    assert viewed() == [("ga4", "2026-11-27", "en", "shipping/costs", 7)]


def bigquery(name: str, microseconds: int, **given: object) -> str:
    def value(one: object) -> dict:
        kind = "int_value" if isinstance(one, int) else "string_value"
        return {"string_value": None, "int_value": None, kind: one}

    return json.dumps(
        {
            "event_date": "20261128",
            "event_timestamp": str(microseconds),
            "event_name": name,
            "event_params": [{"key": key, "value": value(one)} for key, one in given.items()],
            "user_pseudo_id": "1.2",
        }
    )


def test_events_of_bigquery_keep_their_time(bring, stored, viewed):
    page = {"page_location": "https://help.example.com/en/shipping/costs/?utm=1"}
    lines = [
        bigquery("page_view", 1_795_341_600_000_001, **page),
        bigquery("page_view", 1_795_341_600_000_002, **page),
        bigquery("page_helpful", 1_795_341_600_250_000, **page, value="no"),
        bigquery("search", 1_795_341_600_500_000, **page, search_term="parcel", results=4),
        bigquery("purchase", 1_795_341_600_500_000, **page),
        '{"event_name": "page_view"}',
    ]
    for _ in range(2):
        done = bring("\n".join(lines))
        assert [line for line, _ in problems(done)] == [6]
        assert done.others == 1
        vote, search = stored()
        assert (vote["type"], vote["value"], vote["at"]) == (
            "vote",
            "no",
            "2026-11-22T10:00:00.250Z",
        )
        assert (search["query"], search["results"], search["locale"]) == ("parcel", 4, "en")
        assert viewed() == [("ga4", "2026-11-28", "en", "shipping/costs", 2)]


def test_a_reason_that_follows_a_vote_is_no_second_vote(bring, store):
    given = {"article_id": "own-id", "locale": "de", "value": "no"}
    lines = [
        bigquery("page_helpful", 1_795_341_600_250_000, **given),
        bigquery("page_helpful_reason", 1_795_341_600_350_000, **given, reason="unclear"),
    ]
    assert bring("\n".join(lines)).others == 1
    for text in (GA4_EVENTS, PLAUSIBLE_EVENTS):
        bring(
            text.replace("page_helpful,", "page_helpful_reason,").replace(
                '"page_helpful"', '"page_helpful_reason"'
            )
        )
    assert store.votes() == [("own-id", "de", 0, 1)]


def test_what_our_scripts_have_sent_needs_no_address(bring, stored):
    given = {"article_id": "own-id", "locale": "de", "value": "yes"}
    bring(bigquery("page_helpful", 1_795_341_600_250_000, **given))
    assert (stored()[0]["article_id"], stored()[0]["locale"]) == ("own-id", "de")


# Plausible


def test_an_archive_of_plausible_is_read(store, tmp_path, viewed):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("imported_pages_20261127_20261128.csv", PLAUSIBLE_PAGES)
        archive.writestr("export/imported_custom_events_20261127_20261128.csv", PLAUSIBLE_EVENTS)
        archive.writestr("imported_browsers_20261127_20261128.csv", "date,browser\n2026-11-27,x\n")
    for _ in range(2):
        done = import_file(store, tmp_path / "export.zip", None)
        assert [(name, problem.line) for name, problem in done.problems] == [
            ("imported_pages_20261127_20261128.csv", 5)
        ]
        assert done.others == 3
        assert viewed() == [
            ("plausible", "2026-11-27", "en", "shipping/costs", 25),
            ("plausible", "2026-11-28", "de", "shipping/costs", 5),
        ]
        assert store.votes() == [("shipping/costs", "en", 0, 2)]


def test_another_archive_is_told_as_such(store, tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("photos/a.jpg", "x")
    with pytest.raises(KbgenError, match="has no file to import"):
        import_file(store, tmp_path / "export.zip", None)


# Files that are none of them


@pytest.mark.parametrize("text", ["", "\n", "Dear all,\nhello\n", "a,b,c\n1,2,3\n"])
def test_another_kind_of_file_is_told_as_such(bring, text):
    with pytest.raises(KbgenError, match="has an unknown format") as caught:
        bring(text)
    assert "|".join(importer.name for importer in IMPORTERS) in caught.value.hint


def test_a_file_that_is_not_there_is_told_as_such(store, tmp_path):
    with pytest.raises(KbgenError, match="cannot be read"):
        import_file(store, tmp_path / "nothing", None)


@pytest.mark.parametrize("form", ["ndjson", "csv", "ga4", "plausible"])
def test_no_bytes_are_a_traceback(bring, form):
    for text in (
        b"\xff\xfe\x00",
        b'{"a":' * 2000,
        b'"' * 3000,
        b"," * 5000,
        b"type\n\x00\n",
        b"{}\n[]",
    ):
        bring(text, form)


def test_a_line_cannot_make_events_without_end(bring, stored):
    text = GA4_EVENTS.replace(",yes,,3", ",yes,,999999999")
    done = bring(text)
    assert (5, "more than 100000 events on a line") in problems(done)
    assert len(stored()) == 3
