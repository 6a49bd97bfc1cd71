"""The key that proves whose cache it is."""

import stat
import threading
from pathlib import Path

import pytest

from kbgen.build.seal import Seal, state_folder, user_seal

SEAL, OTHER = Seal(b"a" * 32), Seal(b"b" * 32)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user's home, and no XDG_STATE_HOME."""
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def key_file(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state/kbgen/cache-key"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def new_seal(project: Path) -> Seal:
    """Return the seal that another process has."""
    from kbgen.build.seal import _seal

    _seal.cache_clear()
    return user_seal(project)


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 5000])
def test_what_is_sealed_can_be_opened_at_its_place(data):
    assert SEAL.open(SEAL.close(data, "value", "key"), "value", "key") == data


@pytest.mark.parametrize("place", [(), ("value",), ("valuek", "ey"), ("first", "key")])
def test_a_seal_fits_nowhere_else(place):
    assert SEAL.open(SEAL.close(b"x", "value", "key"), *place) is None


def test_a_seal_of_another_key_does_not_fit():
    assert OTHER.open(SEAL.close(b"x", "value"), "value") is None


@pytest.mark.parametrize("sealed", [None, 5, "text", b"", b"x" * 31, b"x" * 32, b"x" * 80])
def test_what_was_never_sealed_is_not_opened(sealed):
    assert SEAL.open(sealed, "value") is None


def test_the_key_is_made_once_and_is_for_the_user_alone(key_file, project):
    first = new_seal(project)
    assert first.remark == ""
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert key_file.read_bytes() == first.key
    assert new_seal(project) == first
    assert list(key_file.parent.iterdir()) == [key_file]


def test_the_key_lies_in_the_state_folder_of_the_user(home):
    assert state_folder() == home / ".local/state/kbgen"


@pytest.mark.parametrize("relative", ["state", "./x", ""])
def test_a_relative_state_folder_does_not_count(home, monkeypatch, relative):
    monkeypatch.setenv("XDG_STATE_HOME", relative)
    assert state_folder() == home / ".local/state/kbgen"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.chmod(0o644),
        lambda file: file.write_bytes(b"short"),
        lambda file: file.write_bytes(b"k" * 33),
    ],
)
def test_a_key_that_others_may_know_is_replaced(key_file, project, spoil):
    before = new_seal(project)
    spoil(key_file)
    after = new_seal(project)
    assert after.key != before.key
    assert after.remark == ""
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert new_seal(project) == after


def test_a_key_that_is_a_link_is_replaced_and_its_goal_unchanged(key_file, project, tmp_path):
    goal = tmp_path / "known"
    goal.write_bytes(b"k" * 32)
    goal.chmod(0o600)
    key_file.parent.mkdir(parents=True)
    key_file.symlink_to(goal)
    assert new_seal(project).key != b"k" * 32
    assert not key_file.is_symlink()
    assert goal.read_bytes() == b"k" * 32


def test_without_a_place_for_a_key_it_lasts_as_long_as_the_process(key_file, project):
    key_file.parent.parent.write_text("a file, no folder")
    first = new_seal(project)
    assert user_seal(project) is first
    assert str(key_file) in first.remark
    assert new_seal(project).key != first.key


@pytest.mark.parametrize("inside", [".", "a/b"])
def test_a_key_inside_the_project_is_not_believed(project, monkeypatch, inside):
    folder = project / inside / "kbgen"
    folder.mkdir(parents=True)
    file = folder / "cache-key"
    file.write_bytes(b"k" * 32)
    file.chmod(0o600)
    monkeypatch.setenv("XDG_STATE_HOME", str(project / inside))
    seal = new_seal(project)
    assert seal.key != b"k" * 32
    assert "inside the project" in seal.remark


def test_first_builds_at_once_end_with_one_key(key_file, project):
    from kbgen.build.seal import _make

    keys = []
    start = threading.Barrier(8)

    def make() -> None:
        start.wait()
        keys.append(_make(key_file))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(keys) == {key_file.read_bytes()}
    assert [*key_file.parent.iterdir()] == [key_file]
