import threading
import uuid
from pathlib import Path

import pytest
from sqlalchemy import select

from kbgen.errors import KbgenError
from kbgen.feedback import Arrival, StoreError, open_store, store_exists
from kbgen.feedback import schema as tables

ROOT = Path("/nowhere")


@pytest.fixture
def store(store_url):
    with open_store(store_url, ROOT) as opened:
        yield opened


@pytest.fixture
def rows(store):
    """Return column → value of all events."""

    def read() -> list[dict]:
        with store.engine.connect() as connection:
            return [dict(row) for row in connection.execute(select(tables.events)).mappings()]

    return read


def test_votes_are_counted_by_article_and_locale(store, event):
    store.add([event(device="a"), event(device="b", value="no"), event(device="c")])
    store.add([event(locale="de"), event(article_id="returns/refunds", value="no")])
    assert store.votes() == [
        ("returns/refunds", "en", 0, 1),
        ("shipping/costs", "de", 1, 0),
        ("shipping/costs", "en", 2, 1),
    ]


def test_without_votes_there_are_none(store, event):
    store.add([event(type="read_to_end", value=None), event(type="csat", value=5)])
    assert store.votes() == []
    store.add([])
    assert store.votes() == []


def test_an_event_is_stored_once(store, event):
    same = event()
    store.add([same])
    store.add([same, same])
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_an_event_that_comes_again_changed_is_left_as_it_is(store, event):
    number = str(uuid.uuid4())
    store.add([event(id=number, value="yes")])
    store.add([event(id=number, value="no")])
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_the_last_vote_of_a_device_on_a_revision_counts(store, event):
    store.add(
        [
            event(value="no", at="2026-11-22T10:00:01Z"),
            event(value="yes", at="2026-11-22T10:00:00Z"),
        ]
    )
    assert store.votes() == [("shipping/costs", "en", 0, 1)]
    store.add([event(value="yes", at="2026-11-22T10:00:01.001Z")])
    assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_the_last_vote_is_the_last_by_time_whatever_its_zone(store, event):
    store.add(
        [
            event(value="no", at="2026-11-22T10:00:00Z"),
            event(value="yes", at="2026-11-22T10:30:00+02:00"),
        ]
    )
    assert store.votes() == [("shipping/costs", "en", 0, 1)]


def test_a_device_has_a_vote_on_each_revision_article_and_locale(store, event):
    store.add([event(), event(revision="ffffffff"), event(locale="de"), event(article_id="other")])
    assert store.votes() == [
        ("other", "en", 1, 0),
        ("shipping/costs", "de", 1, 0),
        ("shipping/costs", "en", 2, 0),
    ]


def test_votes_without_a_device_count_one_by_one(store, event):
    store.add([event(device=None), event(device=None), event(device=None, value="no")])
    assert store.votes() == [("shipping/costs", "en", 2, 1)]


def test_votes_without_a_revision_are_those_of_one_revision(store, event):
    store.add(
        [
            event(revision=None, at="2026-11-22T10:00:00Z"),
            event(revision=None, at="2026-11-22T10:00:01Z", value="no"),
        ]
    )
    assert store.votes() == [("shipping/costs", "en", 0, 1)]


def test_what_was_added_is_there_after_closing(store_url, event):
    with open_store(store_url, ROOT) as store:
        store.add([event()])
    with open_store(store_url, ROOT) as store:
        assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_two_stores_share_a_database(store_url, event):
    with open_store(store_url, ROOT) as one, open_store(store_url, ROOT) as other:
        one.add([event(device="a")])
        other.add([event(device="b")])
        assert one.votes() == other.votes() == [("shipping/costs", "en", 2, 0)]


def test_many_threads_store_every_event_once(store, event):
    events = [event(device=f"d{n}") for n in range(200)]

    def add(start: int) -> None:
        for at in range(start, 200, 4):
            store.add(events[at : at + 8])

    threads = [threading.Thread(target=add, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.votes() == [("shipping/costs", "en", 200, 0)]


def test_all_of_an_event_is_kept(store, event, rows):
    full = {
        "type": "result_click",
        "at": "2026-11-22T10:00:00.250Z",
        "market": "NL",
        "value": 3,
        "reason": "other",
        "comment": "Thanks 🙂",
        "query": "gift card",
        "rank": 2,
        "results": 10**9,
        "page": "/en/",
        "referrer": "shop.example",
        "via": "agent",
        "elapsed_ms": 42,
    }
    one = event(**full)
    reasons = ("bot", "fast")
    arrived = Arrival(event=one, received=1_700_000_000_123, suspicious=reasons, sender="0a1b2c3d")
    store.add([arrived])
    assert rows() == [
        {
            **full,
            "id": str(one.id),
            "at": 1_795_341_600_250,
            "received": 1_700_000_000_123,
            "locale": "en",
            "article_id": "shipping/costs",
            "revision": "0a1b2c3d",
            "value": "3",
            "device": "d1",
            "suspicious": "bot,fast",
            "sender": "0a1b2c3d",
        }
    ]


def test_suspicious_votes_are_kept_and_not_counted(store, event, rows):
    store.add([event(), Arrival(event=event(device="d2"), received=1, suspicious=("bot",))])
    assert store.votes() == [("shipping/costs", "en", 1, 0)]
    assert len(rows()) == 2


def test_how_many_are_new_is_told(store, event):
    one, other = event(), event()
    assert store.add([one, one]) == 1
    assert store.add([one, other]) == 1
    assert store.add([]) == 0


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"])
def test_times_of_all_ages_are_kept(store, event, rows, at):
    store.add([event(at=at)])
    assert abs(rows()[0]["at"]) > 2**31


def test_events_are_streamed_as_they_came(store, event):
    three, one, two = (
        Arrival(event=event(device=d), received=r) for r, d in [(3, "a"), (1, "b"), (2, "a")]
    )
    store.add([three, one, two])
    assert [row.received for row in store.stream()] == [1, 2, 3]
    assert [row.received for row in store.stream("a")] == [2, 3]


def test_old_events_are_counted_and_purged(store, event):
    store.add(Arrival(event=event(), received=day) for day in range(10))
    assert store.count_older(4) == 4
    assert store.purge(4).count == 4
    assert [row.received for row in store.stream()] == [4, 5, 6, 7, 8, 9]


def test_a_device_is_forgotten(store, event):
    store.add([event(device="a"), event(device="b"), event(device=None)])
    assert store.forget("a").count == 1
    assert {row.device for row in store.stream()} == {"b", None}
    assert store.forget("a").count == 0


def test_views_of_a_day_are_replaced_by_later_ones(store):
    row = {"source": "ga4", "day": "2026-11-28", "locale": "en", "article_id": "a/b", "count": 5}
    store.add_views([row, {**row, "locale": "de"}])
    store.add_views([{**row, "count": 7}])
    store.add_views([])
    with store.engine.connect() as connection:
        found = connection.execute(select(tables.views).order_by(tables.views.c.locale)).all()
    assert [(one.locale, one.count) for one in found] == [("de", 5), ("en", 7)]


def test_a_store_gives_a_sign_of_life(store):
    store.check()
    with store.engine.begin() as connection:
        tables.events.drop(connection)
    with pytest.raises(StoreError):
        store.check()


# Where it is


def test_a_file_is_relative_to_the_project_or_absolute(tmp_path, event):
    assert not store_exists("sqlite:///new/folder/a.db", tmp_path)
    with open_store("sqlite:///new/folder/a.db", tmp_path) as store:
        store.add([event()])
    assert store_exists("sqlite:///new/folder/a.db", tmp_path)
    with open_store(f"sqlite:///{tmp_path}/new/folder/a.db", ROOT) as store:
        assert len(store.votes()) == 1


def test_what_is_stored_is_on_disk_when_it_is_said_to_be(tmp_path):
    with open_store("sqlite:///a.db", tmp_path) as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_file_that_was_moved_away_is_not_written_to(tmp_path, event):
    with open_store("sqlite:///a.db", tmp_path) as store:
        store.add([event()])
        for file in list(tmp_path.iterdir()):
            file.rename(tmp_path / f"old-{file.name}")
        with pytest.raises(StoreError):
            store.add([event()])
        store.prepare()
        assert store.add([event()]) == 1
    for name in ("a.db", "old-a.db"):
        with open_store(f"sqlite:///{name}", tmp_path) as store:
            assert len(store.votes()) == 1


def test_a_file_that_is_no_store_is_told_as_such(tmp_path):
    (tmp_path / "a.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match=r"cannot be stored in .*: file is not a database"):
        open_store("sqlite:///a.db", tmp_path)


def test_a_folder_that_cannot_be_made_is_told_as_such(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="Feedback cannot be stored in"):
        open_store("sqlite:///file/a.db", tmp_path)
    with pytest.raises(StoreError, match="Feedback cannot be stored in"):
        open_store(f"sqlite:///{tmp_path}", ROOT)


@pytest.mark.parametrize("url", ["mysql://root:secret@localhost/x", "feedback.db", "sqlite:///"])
def test_another_kind_of_store_is_told_as_such(url):
    with pytest.raises(KbgenError, match="Unknown kind of store") as caught:
        open_store(url, ROOT)
    assert "sqlite:///feedback.db" in caught.value.hint
    assert "secret" not in caught.value.message


def test_an_address_that_is_none_is_told_as_such():
    with pytest.raises(KbgenError, match="Invalid address of the PostgreSQL store"):
        open_store("postgresql://localhost:port/x", ROOT)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path):
    with pytest.raises(StoreError) as caught:
        open_store(f"postgresql://me:secret@/x?host={tmp_path}", ROOT)
    assert "postgresql+psycopg://me:***@" in caught.value.message
    assert "secret" not in caught.value.message


def test_without_the_driver_what_to_install_is_told(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(KbgenError) as caught:
        open_store("postgresql://localhost/x", ROOT)
    assert caught.value.hint == "Run: pip install 'kbgen[postgres]'"
