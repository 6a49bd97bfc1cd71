import sqlite3
import threading
import uuid
from contextlib import closing

import pytest

from kbgen.errors import KbgenError
from kbgen.feedback import EventStore


@pytest.fixture
def store(tmp_path):
    with EventStore(tmp_path / "feedback.db") as opened:
        yield opened


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


def test_what_was_added_is_there_after_closing(tmp_path, event):
    file = tmp_path / "new" / "folder" / "feedback.db"
    with EventStore(file) as store:
        store.add([event()])
    with EventStore(file) as store:
        assert store.votes() == [("shipping/costs", "en", 1, 0)]


def test_two_stores_share_a_file(tmp_path, event):
    with EventStore(tmp_path / "a.db") as one, EventStore(tmp_path / "a.db") as other:
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


def test_all_of_an_event_is_kept(tmp_path, event):
    with EventStore(tmp_path / "a.db") as store:
        store.add([event(comment="Thanks 🙂", market="NL", page="/en/")])
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        ((data,),) = connection.execute("SELECT data FROM events")
    for part in ('"Thanks 🙂"', '"NL"', '"/en/"', '"2026-11-22T10:00:00Z"'):
        assert part in data


def test_a_file_that_is_no_store_is_told_as_such(tmp_path):
    (tmp_path / "a.db").write_bytes(b"not a database" * 100)
    with pytest.raises(KbgenError, match="Votes cannot be kept in") as caught:
        EventStore(tmp_path / "a.db")
    assert caught.value.hint == "Look at [feedback] store in kbgen.toml."


def test_a_folder_that_cannot_be_made_is_told_as_such(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(KbgenError, match="Votes cannot be kept in"):
        EventStore(tmp_path / "file" / "a.db")
    with pytest.raises(KbgenError, match="Votes cannot be kept in"):
        EventStore(tmp_path)
