import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kbgen.build.cache import Build, Cache, CacheCorruptError, Result
from kbgen.build.seal import Seal
from kbgen.build.write import FileRecord

SEAL = Seal(b"k" * 32)
ONE = Result(("one", 1), b"first of one", b"second of one")
NONE = Result(None)
RECORD = FileRecord("key", 5, 1_700_000_000_000_000_000, b"fields")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "private" / "cache.db"


@pytest.fixture
def opened(file):
    """Open the cache; it is closed at the end."""
    caches = []

    def open_it() -> Cache:
        caches.append(Cache(file, SEAL))
        return caches[-1]

    yield open_it
    for cache in caches:
        cache.close()


@pytest.fixture
def folders(tmp_path):
    """Two output folders."""
    made = [tmp_path / name for name in ("one", "other")]
    for folder in made:
        folder.mkdir()
    return [str(folder) for folder in made]


def change(file, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement, values)


def numbered(count: int, size: int = 0) -> list[tuple[str, Result]]:
    return [(str(n), Result(n, b"a" * size, b"b" * size)) for n in range(count)]


# Results


def test_what_was_saved_is_there_the_next_time(opened):
    cache = opened()
    cache.save([("a", ONE), ("b", NONE)])
    cache.close()
    assert opened().load(["a", "b", "c"]) == {"a": ("one", 1), "b": None}


def test_a_new_cache_is_empty_and_says_nothing(opened):
    cache = opened()
    assert cache.load(["a"]) == {}
    assert cache.notice == ""


def test_many_keys_are_loaded_at_once(opened):
    cache = opened()
    cache.save(numbered(2000))
    assert cache.load(str(n) for n in range(2001)) == {str(n): n for n in range(2000)}


def test_a_value_may_be_saved_again(opened):
    cache = opened()
    cache.save([("a", Result(1, b"1"))])
    cache.save([("a", Result(2, b"2"))])
    assert cache.load(["a"]) == {"a": 2}
    assert cache.blobs("first", ["a"]) == {"a": b"2"}


# Blobs


def test_blobs_are_read_apart_from_values(opened):
    cache = opened()
    cache.save([("a", ONE), ("b", NONE)])
    assert cache.blobs("first", ["a", "b"]) == {"a": b"first of one", "b": b""}
    assert cache.blobs("second", iter(["a"])) == {"a": b"second of one"}
    assert cache.blobs("first", []) == {}


def test_many_blobs_are_read_at_once(opened):
    cache = opened()
    cache.save(numbered(1200, 10))
    found = cache.blobs("second", (str(n) for n in range(1200)))
    assert found == {str(n): b"b" * 10 for n in range(1200)}


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_blob_that_is_not_there_is_damage(opened, name):
    cache = opened()
    cache.save([("a", ONE)])
    with pytest.raises(CacheCorruptError):
        cache.blobs(name, ["a", "b"])


@pytest.mark.parametrize("data", [b"", b"x" * 40, b"\0" * 32, "text", None, 5])
def test_a_damaged_blob_is_not_believed_and_harms_no_value(opened, file, data):
    cache = opened()
    cache.save([("a", ONE), ("b", ONE)])
    change(file, "UPDATE results SET first = ? WHERE key = 'a'", data)
    with pytest.raises(CacheCorruptError):
        cache.blobs("first", ["a", "b"])
    assert cache.blobs("first", ["b"]) == {"b": b"first of one"}
    assert cache.blobs("second", ["a"]) == {"a": b"second of one"}
    assert cache.load(["a"]) == {"a": ("one", 1)}


def test_a_blob_in_the_place_of_another_is_damage(opened, file):
    cache = opened()
    cache.save([("a", ONE)])
    change(file, "UPDATE results SET first = substr(first, 1, 32) || 'other'")
    with pytest.raises(CacheCorruptError):
        cache.blobs("first", ["a"])


# Builds


def test_the_last_build_of_each_folder_is_remembered(opened, folders):
    cache = opened()
    one, other = folders
    cache.save_build(one, Build("key", ("result",), {"a.html": RECORD}), {"s": 1}, set())
    cache.save_build(other, Build("other key", "result", {}), None, set())
    cache.save_build(one, Build("new key", "new result", {"b.html": RECORD}), {"s": 2}, set())
    assert cache.last_build(one) == ("new key", "new result", {"b.html": RECORD})
    assert cache.state(one) == {"s": 2}
    assert cache.last_build(other) == ("other key", "result", {})
    assert cache.state(other) is None
    assert cache.last_build("/nowhere") is None
    assert cache.state("/nowhere") is None


def test_what_no_build_asks_for_is_forgotten(opened):
    cache = opened()
    cache.save([("a", ONE), ("b", ONE)])
    cache.save_build("/one", Build("key", None, {}), None, {"b", "c"})
    assert cache.load(["a", "b"]) == {"b": ("one", 1)}


def test_what_the_last_build_of_another_folder_used_is_kept(opened, folders):
    cache = opened()
    one, other = folders
    cache.save([("a", ONE), ("b", ONE), ("c", ONE)])
    cache.save_build(one, Build("key", None, {}), None, {"a", "b"})
    cache.save_build(other, Build("key", None, {}), None, {"b", "c"})
    assert cache.load("abc").keys() == {"a", "b"}
    cache.save_build(one, Build("key", None, {}), None, {"b"})
    assert cache.load("abc").keys() == {"b"}
    cache.save_build(other, Build("key", None, {}), None, set())
    cache.save_build(one, Build("key", None, {}), None, set())
    assert cache.load("abc") == {}


def test_a_folder_that_is_gone_needs_nothing(opened, folders):
    cache = opened()
    one, other = folders
    cache.save([("a", ONE)])
    cache.save_build(one, Build("key", None, {}), None, {"a"})
    Path(one).rmdir()
    cache.save([("b", ONE)])
    cache.save_build(other, Build("key", None, {}), None, {"b"})
    assert cache.last_build(one) is None
    assert cache.load("ab").keys() == {"b"}


# Damage


@pytest.mark.parametrize("value", [b"", b"cos\nsystem\n(S'exit 1'\ntR.", "text", None, 5])
def test_a_damaged_value_is_not_believed(opened, file, value):
    cache = opened()
    cache.save([("a", ONE), ("b", ONE)])
    change(file, "UPDATE results SET value = ? WHERE key = 'a'", value)
    assert cache.load(["a", "b"]) == {"b": ("one", 1)}


@pytest.mark.parametrize("column", ["result", "files"])
@pytest.mark.parametrize("value", [b"", b"cos\nsystem\n(S'exit 1'\ntR.", "text", None, 5])
def test_a_damaged_build_is_not_believed(opened, file, column, value):
    cache = opened()
    cache.save_build("/one", Build("key", "result", {}), "state", set())
    change(file, f"UPDATE builds SET {column} = ?", value)
    assert cache.last_build("/one") is None


def test_a_damaged_state_is_not_believed(opened, file):
    cache = opened()
    cache.save_build("/one", Build("key", "result", {}), "state", set())
    change(file, "UPDATE builds SET state = ?", b"x" * 40)
    assert cache.state("/one") is None


def test_a_value_without_its_digest_is_not_believed(opened, file):
    cache = opened()
    cache.save([("a", ONE)])
    change(file, "UPDATE results SET value = ?", b"0" * 32 + pickle.dumps(1))
    assert cache.load(["a"]) == {}


@pytest.mark.parametrize(
    "data", [b"no database at all" * 100, b"SQLite format 3\x00" + b"x" * 5000]
)
def test_a_damaged_file_begins_anew_with_a_notice(opened, file, data):
    file.parent.mkdir()
    file.write_bytes(data)
    cache = opened()
    assert "cache.db is damaged" in cache.notice
    cache.save([("a", ONE)])
    assert cache.load(["a"]) == {"a": ("one", 1)}


def test_an_empty_file_is_a_new_cache(opened, file):
    file.parent.mkdir()
    file.write_bytes(b"")
    assert opened().load(["a"]) == {}


def test_tables_of_another_shape_begin_anew(opened, file):
    file.parent.mkdir()
    change(file, "CREATE TABLE results (name TEXT)")
    cache = opened()
    assert cache.load(["a"]) == {}
    cache.save([("a", ONE)])
    assert cache.load(["a"]) == {"a": ("one", 1)}
    assert cache.notice


def test_a_cache_of_another_kbgen_is_replaced_without_a_word(opened, file):
    file.parent.mkdir()
    change(file, "CREATE TABLE results (key TEXT, value BLOB)")
    change(file, "PRAGMA user_version = 7")
    cache = opened()
    assert cache.load(["a"]) == {}
    cache.save([("a", ONE)])
    assert cache.load(["a"]) == {"a": ("one", 1)}
    assert cache.notice == ""


def test_a_damaged_table_of_builds_begins_anew(opened, file):
    file.parent.mkdir()
    change(file, "CREATE TABLE builds (name TEXT)")
    cache = opened()
    assert cache.last_build("/one") is None
    assert cache.notice
    cache.save_build("/one", Build("key", "result", {}), None, set())
    assert cache.last_build("/one") == ("key", "result", {})


def test_damage_that_shows_late_begins_anew(opened, file):
    cache = opened()
    cache.save(numbered(200, 500))
    cache.save_build("/one", Build("key", "x" * 9000, {}), None, {str(n) for n in range(200)})
    cache.close()
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    again = opened()
    assert again.last_build("/one") is None
    assert again.load(map(str, range(200))) == {}
    with pytest.raises(CacheCorruptError):
        again.blobs("first", ["1"])
    again.save([("a", ONE)])
    again.save_build("/one", Build("key", "result", {}), None, {"a"})
    assert again.load(["a"]) == {"a": ("one", 1)}
    assert again.notice


def test_a_lost_write_ahead_log_is_no_damage(opened, file):
    cache = opened()
    cache.save([("a", ONE)])
    cache.close()
    cache = opened()
    cache.save([("b", ONE)])
    log = file.with_name("cache.db-wal")
    copy = file.with_name("copy.db")
    assert log.exists()
    copy.write_bytes(file.read_bytes())  # without the log, as after a power cut
    again = Cache(copy, SEAL)
    assert again.load(["a"]) == {"a": ("one", 1)}
    assert again.notice == ""
    again.close()
