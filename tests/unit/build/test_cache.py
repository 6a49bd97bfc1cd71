import sqlite3
from contextlib import closing

import pytest

from kbgen.build.cache import Cache


@pytest.fixture
def file(tmp_path):
    return tmp_path / "private" / "cache.db"


@pytest.fixture
def opened(file):
    """Open the cache; it is closed at the end."""
    caches = []

    def open_it() -> Cache:
        caches.append(Cache(file))
        return caches[-1]

    yield open_it
    for cache in caches:
        cache.close()


def change(file, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement, values)


def test_what_was_saved_is_there_the_next_time(opened):
    cache = opened()
    cache.save({"a": ("one", 1), "b": None})
    cache.close()
    assert opened().load(["a", "b", "c"]) == {"a": ("one", 1), "b": None}


def test_a_new_cache_is_empty_and_says_nothing(opened):
    cache = opened()
    assert cache.load(["a"]) == {}
    assert cache.notice == ""


def test_many_keys_are_loaded_at_once(opened):
    cache = opened()
    cache.save({str(n): n for n in range(2000)})
    assert cache.load(str(n) for n in range(2001)) == {str(n): n for n in range(2000)}


def test_a_value_may_be_saved_again(opened):
    cache = opened()
    cache.save({"a": 1})
    cache.save({"a": 2})
    assert cache.load(["a"]) == {"a": 2}


def test_what_no_build_asks_for_is_forgotten(opened):
    cache = opened()
    cache.save({"a": 1, "b": 2})
    cache.keep_only("site", {"b", "c"})
    assert cache.load(["a", "b"]) == {"b": 2}


def test_the_last_build_of_each_folder_is_remembered(opened):
    cache = opened()
    cache.save_build("/one", "key", ("result",))
    cache.save_build("/other", "other key", "result")
    cache.save_build("/one", "new key", "new result")
    assert cache.last_build("/one") == ("new key", "new result")
    assert cache.last_build("/other") == ("other key", "result")
    assert cache.last_build("/nowhere") is None


@pytest.mark.parametrize("value", [b"", b"cos\nsystem\n(S'exit 1'\ntR.", "text", None, 5])
def test_a_damaged_value_is_not_believed(opened, file, value):
    cache = opened()
    cache.save({"a": 1, "b": 2})
    cache.save_build("/one", "key", "result")
    change(file, "UPDATE results SET value = ? WHERE key = 'a'", value)
    change(file, "UPDATE builds SET value = ?", value)
    assert cache.load(["a", "b"]) == {"b": 2}
    assert cache.last_build("/one") is None


@pytest.mark.parametrize("checksum", ["", None, "0" * 32])
def test_a_value_without_its_digest_is_not_believed(opened, file, checksum):
    cache = opened()
    cache.save({"a": 1})
    change(file, "UPDATE results SET digest = ?", checksum)
    assert cache.load(["a"]) == {}


@pytest.mark.parametrize(
    "data", [b"no database at all" * 100, b"SQLite format 3\x00" + b"x" * 5000]
)
def test_a_damaged_file_begins_anew_with_a_notice(opened, file, data):
    file.parent.mkdir()
    file.write_bytes(data)
    cache = opened()
    assert "cache.db is damaged" in cache.notice
    cache.save({"a": 1})
    assert cache.load(["a"]) == {"a": 1}


def test_an_empty_file_is_a_new_cache(opened, file):
    file.parent.mkdir()
    file.write_bytes(b"")
    assert opened().load(["a"]) == {}


def test_tables_of_another_shape_begin_anew(opened, file):
    file.parent.mkdir()
    change(file, "CREATE TABLE results (name TEXT)")
    cache = opened()
    assert cache.load(["a"]) == {}
    cache.save({"a": 1})
    assert cache.load(["a"]) == {"a": 1}
    assert cache.notice


def test_a_damaged_table_of_builds_begins_anew(opened, file):
    file.parent.mkdir()
    change(file, "CREATE TABLE builds (name TEXT)")
    cache = opened()
    assert cache.last_build("/one") is None
    cache.save_build("/one", "key", "result")
    assert cache.last_build("/one") == ("key", "result")


def test_damage_that_shows_late_begins_anew(opened, file):
    cache = opened()
    cache.save({str(n): "x" * 500 for n in range(200)})
    cache.save_build("/one", "key", "x" * 9000)
    cache.close()
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    again = opened()
    assert again.last_build("/one") is None
    assert again.load(map(str, range(200))) == {}
    again.save({"a": 1})
    again.keep_only("site", {"a"})
    assert again.load(["a"]) == {"a": 1}
    assert again.notice
