"""A cache that came along with a project runs nothing, whatever it holds."""

import marshal
import os
import pickle
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from kbgen.build.seal import Seal
from kbgen.digest import digest

ARTICLES = 4


class Bomb:
    """Runs a command when it is unpacked."""

    def __init__(self, victim: Path) -> None:
        self.victim = victim

    def __reduce__(self):
        return os.system, (f"touch '{self.victim}'",)


@pytest.fixture
def victim(tmp_path):
    return tmp_path / "code-has-run"


@pytest.fixture
def project(tmp_path, write_project, kbgen):
    """A project that its user has built before, so that all keys of its cache are right."""
    root = write_project(tmp_path / "project", ARTICLES)
    assert kbgen("build", cwd=root).returncode == 0
    return root


def rewrite(root: Path, seal) -> None:
    """Put what `seal(column, key)` returns in the place of each value; it may be None."""
    with closing(sqlite3.connect(root / ".kbgen/cache.db")) as database, database:
        for (key,) in database.execute("SELECT key FROM results").fetchall():
            for column in ("value", "first", "second"):
                if (sealed := seal(column, key)) is not None:
                    statement = f"UPDATE results SET {column} = ? WHERE key = ?"
                    database.execute(statement, (sealed, key))
        for output, version, key in database.execute("SELECT output, version, key FROM builds"):
            for column in ("result", "files", "state", "used"):
                place = f"{output}\0{version}\0{key}"
                if (sealed := seal(column, place)) is not None:
                    database.execute(f"UPDATE builds SET {column} = ?", (sealed,))


def payload(column: str, victim: Path) -> bytes:
    if column in {"first", "second", "files"}:
        return marshal.dumps(("<script>bad()</script>",))
    return pickle.dumps(Bomb(victim))


def place_of(column: str, key: str) -> tuple[str, ...]:
    output, *more = key.split("\0")
    match column:
        case "result" | "files":
            return (column, output, *more)
        case "state":
            return (column, output, more[0])
        case _:
            return (column, output)


def without_key(victim: Path):
    """Seal as a digest does, which everybody can compute."""

    def seal(column: str, key: str) -> bytes:
        data = payload(column, victim)
        return digest(data).encode() + data

    return seal


def with_a_key_of_ones_own(victim: Path):
    """Seal all of it properly, with the key of somebody else."""

    def seal(column: str, key: str) -> bytes:
        return Seal(b"attacker" * 4).close(payload(column, victim), *place_of(column, key))

    return seal


def with_no_key(victim: Path):
    """Seal with keys that a program may fall back to."""

    def seal(column: str, key: str) -> bytes:
        return Seal(b"").close(payload(column, victim), *place_of(column, key))

    return seal


@pytest.mark.parametrize(
    "command", [("check",), ("build",), ("export", "macros"), ("build", "--drafts")], ids=" ".join
)
@pytest.mark.parametrize("attack", [without_key, with_a_key_of_ones_own, with_no_key])
def test_no_value_of_a_hostile_cache_is_unpacked(attack, command, project, victim, kbgen):
    before = kbgen("build", "--clean", "-d", "before", cwd=project)
    rewrite(project, attack(victim))
    done = kbgen(*command, cwd=project)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert not victim.exists()
    rewrite(project, attack(victim))
    after = kbgen("build", "-d", "after", cwd=project)
    assert (before.returncode, after.returncode) == (0, 0)
    assert not victim.exists()
    assert (
        subprocess.run(
            ["diff", "-r", project / "before", project / "after"], check=False
        ).returncode
        == 0
    )


def test_the_attack_would_work_with_the_key_of_the_user(project, victim, kbgen, state_home):
    """The other tests would not notice anything if their bombs were duds."""
    key = (state_home / "kbgen/cache-key").read_bytes()

    def seal(column: str, key_of_row: str) -> bytes | None:
        if column != "value":
            return None
        return Seal(key).close(payload(column, victim), *place_of(column, key_of_row))

    rewrite(project, seal)
    kbgen("check", cwd=project)
    assert victim.exists()


def test_a_cache_of_another_user_is_another_users(
    tmp_path, write_project, kbgen, monkeypatch, files_of
):
    """A folder is copied with all that its owner kept: it is built, and everything is made."""
    root = write_project(tmp_path / "project", ARTICLES)
    with monkeypatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path / "other-user"))
        assert kbgen("build", cwd=root).returncode == 0
    before = files_of(root / "site")
    done = kbgen("build", "-v", cwd=root)
    assert "compile: 6 rebuilt" in done.stdout
    assert files_of(root / "site") == before
    assert "(0 written, 0 removed)" in done.stdout
    assert "rebuilt" not in kbgen("build", "-v", cwd=root).stdout


def test_a_real_value_at_another_place_is_not_believed(project, build_site, files_of):
    """Whoever has a cache of ours may move its values around."""
    before = files_of(project / "site")
    with closing(sqlite3.connect(project / ".kbgen/cache.db")) as database, database:
        for column in ("value", "first", "second"):
            rows = database.execute(f"SELECT key, {column} FROM results ORDER BY key").fetchall()
            turned = [*rows[1:], rows[0]]
            database.executemany(
                f"UPDATE results SET {column} = ? WHERE key = ?",
                [(data, key) for (key, _), (_, data) in zip(rows, turned, strict=True)],
            )
        database.execute("UPDATE builds SET key = 'other'")
    build_site(project)
    assert files_of(project / "site") == before


ENDLESS = "WITH RECURSIVE n(key) AS (SELECT 1 UNION ALL SELECT key FROM n) SELECT "
COMPUTING = {
    "a view of results": f"CREATE VIEW results AS {ENDLESS} key, 1 value, 1 first, 1 second FROM n",
    "a view of builds": f"CREATE VIEW builds AS {ENDLESS} key output, 1 AS version FROM n",
    "a column": "CREATE TABLE results (key TEXT, value BLOB AS (zeroblob(9)), first, second)",
    "a condition": "CREATE TABLE builds (output TEXT, version TEXT, key TEXT, result BLOB, "
    "files BLOB, state BLOB, used BLOB, CHECK (length(zeroblob(999999999)) > 0))",
}


@pytest.mark.parametrize("statement", COMPUTING.values(), ids=COMPUTING.keys())
def test_tables_that_compute_something_are_not_asked(statement, project, build_site, files_of):
    before = files_of(project / "site")
    name = statement.split()[2]
    with closing(sqlite3.connect(project / ".kbgen/cache.db")) as database, database:
        database.execute(f"DROP TABLE {name}")
        database.execute(statement)
    result = build_site(project)
    assert "damaged" in result.notice
    assert files_of(project / "site") == before


def test_a_trigger_is_not_pulled(project, build_site):
    with closing(sqlite3.connect(project / ".kbgen/cache.db")) as database, database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON results BEGIN DELETE FROM builds; END")
    assert "damaged" in build_site(project).notice
    assert build_site(project).steps == ()


@pytest.fixture
def elsewhere(tmp_path, files_of):
    """A folder of the user: it has to be the same in the end."""
    folder = tmp_path / "home"
    (folder / "tmp").mkdir(parents=True)
    (folder / "tmp/letter.txt").write_text("Dear …")
    (folder / "notes.txt").write_text("mine")
    with closing(sqlite3.connect(folder / "places.db")) as database, database:
        database.execute("CREATE TABLE places (name TEXT)")
    before = files_of(folder)
    yield folder
    assert files_of(folder) == before


@pytest.fixture
def unbuilt(tmp_path, write_project):
    return write_project(tmp_path / "project", ARTICLES)


@pytest.mark.parametrize("goal", ["places.db", "notes.txt", "new.txt"])
@pytest.mark.parametrize("name", ["cache.db", "cache.db-wal", "lock", "external.json"])
def test_a_link_in_the_private_folder_is_removed_not_followed(
    name, goal, elsewhere, unbuilt, kbgen
):
    (unbuilt / ".kbgen").mkdir()
    (unbuilt / ".kbgen" / name).symlink_to(elsewhere / goal)
    done = kbgen("build", cwd=unbuilt)
    assert done.returncode == 0, done.stderr
    assert kbgen("check", cwd=unbuilt).returncode == 0


def test_temporary_files_are_not_removed_through_a_link(elsewhere, unbuilt, kbgen):
    (unbuilt / ".kbgen").mkdir()
    (unbuilt / ".kbgen/tmp").symlink_to(elsewhere / "tmp")
    assert kbgen("build", cwd=unbuilt).returncode == 0


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_private_folder_that_is_a_link_is_refused(command, elsewhere, unbuilt, kbgen):
    (unbuilt / ".kbgen").symlink_to(elsewhere)
    done = kbgen(command, cwd=unbuilt)
    assert done.returncode == 2
    assert ".kbgen is a link" in done.stderr


def test_where_no_key_can_be_kept_v_says_so_and_the_site_is_built(
    tmp_path, write_project, kbgen, monkeypatch
):
    root = write_project(tmp_path / "project", ARTICLES)
    (tmp_path / "state").write_text("a file")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    quiet = kbgen("build", cwd=root)
    assert quiet.returncode == 0
    assert "key" not in quiet.stdout + quiet.stderr
    done = kbgen("build", "-v", cwd=root)
    assert done.stdout.count("The next build starts from scratch") == 1
    assert "compile: 6 rebuilt" in done.stdout


def test_a_copy_of_the_private_folder_serves_the_same_user(tmp_path, project, kbgen):
    copy = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))
    assert "compile" not in kbgen("build", "-v", cwd=copy).stdout
