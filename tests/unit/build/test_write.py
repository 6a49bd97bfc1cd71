import json
import os
import resource
from types import SimpleNamespace

import pytest
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from kbgen.build.folder import MANIFEST, Written, check_output
from kbgen.build.write import Output
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.model.artifact import Artifact


@pytest.fixture
def out(tmp_path):
    return tmp_path / "site"


@pytest.fixture
def write(out, tmp_path):
    """Write files with these contents, as the next build does: what already exists is left."""
    records = {}

    def write_it(files: dict[str, str], *, keep: bool = False):
        nonlocal records
        with Output(out, tmp_path / ".kbgen", records) as output:
            for path, text in files.items():
                key = digest(text)
                if not output.has(path, key):
                    output.stage(Artifact(path, text.encode()), key)
            changes = output.changes(files, (), partly=keep)
            output.commit(changes)
        records = changes.records
        return SimpleNamespace(
            files=len(records),
            written=len(changes.new),
            removed=len(changes.stale),
            size=sum(record.size for record in records.values()),
        )

    return write_it


@pytest.fixture
def bytes_there(out):
    """Return path, bytes, inode and time of everything in the output folder."""

    def look():
        stats = {file: file.stat() for file in sorted(out.rglob("*"))}
        return [
            (file, file.is_file() and file.read_bytes(), stat.st_ino, stat.st_mtime_ns)
            for file, stat in stats.items()
        ]

    return look


@pytest.fixture
def there(out):
    """Return what lies in the output folder, without the manifest."""

    def look() -> dict[str, str]:
        return {
            file.relative_to(out).as_posix(): file.read_text()
            for file in sorted(out.rglob("*"))
            if file.is_file() and file.name != MANIFEST
        }

    return look


def test_files_are_written_where_they_belong(write, there):
    files = {"index.html": "a", "en/shipping/index.html": "b", "_kb/media/x.12345678.png": "c"}
    written = write(files)
    assert there() == dict(sorted(files.items()))
    assert (written.files, written.written, written.removed, written.size) == (3, 3, 0, 3)


def test_names_of_any_script_are_written(write, there):
    write({"ar/شحن/index.html": "a"})
    assert list(there()) == ["ar/شحن/index.html"]


def test_what_did_not_change_is_left_alone(write, out):
    write({"a.html": "a", "b.html": "b"})
    before = (out / "a.html").stat()
    written = write({"a.html": "a", "b.html": "B"})
    assert (written.written, written.removed) == (1, 0)
    after = (out / "a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_when_nothing_changed_nothing_is_written(write, out):
    write({"a.html": "a"})
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
    assert write({"a.html": "a"}).written == 0
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*")} == before


def test_a_missing_or_altered_file_is_restored(write, out, there):
    files = {"a.html": "one", "b.html": "two"}
    write(files)
    (out / "a.html").unlink()
    (out / "b.html").write_text("TWO")
    assert write(files).written == 2
    assert there() == files


def test_what_is_no_longer_made_is_removed_with_its_folders(write, there, out):
    write({"en/a/x/index.html": "a", "en/b/index.html": "b"})
    assert write({"en/b/index.html": "b"}).removed == 1
    assert there() == {"en/b/index.html": "b"}
    assert not (out / "en" / "a").exists()


def test_files_of_others_are_never_removed(write, there, out):
    write({"en/a/index.html": "a", "en/index.html": "b"})
    (out / "CNAME").write_text("help.example.com")
    (out / "en/a/notes.txt").write_text("mine")
    write({"en/index.html": "b"})
    assert there() == {"CNAME": "help.example.com", "en/a/notes.txt": "mine", "en/index.html": "b"}


def test_what_another_removed_already_is_no_trouble(write, there, out):
    write({"a/index.html": "a", "b.html": "b"})
    (out / "a/index.html").unlink()
    (out / "a").rmdir()
    write({"b.html": "b"})
    assert list(there()) == ["b.html"]


def test_keeping_removes_nothing_and_remembers_it(write, there):
    write({"en/index.html": "a", "de/index.html": "b"})
    assert write({"de/index.html": "B"}, keep=True).removed == 0
    assert there() == {"de/index.html": "B", "en/index.html": "a"}
    write({"de/index.html": "B"})
    assert there() == {"de/index.html": "B"}


def test_the_manifest_lists_what_was_written(write, out):
    write({"b.html": "b", "a.html": "a"})
    assert json.loads((out / MANIFEST).read_text())["files"] == ["a.html", "b.html"]
    assert check_output(out, out.parent) == Written(frozenset({"a.html", "b.html"}))


def test_the_same_files_give_the_same_manifest(write, out):
    write({"b.html": "b", "a.html": "a"})
    first = (out / MANIFEST).read_bytes()
    (out / MANIFEST).write_bytes(first)
    write({"a.html": "a", "b.html": "b"})
    assert (out / MANIFEST).read_bytes() == first


def test_a_file_that_has_the_bytes_already_is_not_written(write, out, tmp_path, bytes_there):
    write({"a.html": "a", "b.html": "b"})
    before = bytes_there()
    with Output(out, tmp_path / ".kbgen", {}) as output:  # as when the cache is lost
        assert not output.has("a.html", digest("a"))
        output.stage(Artifact("a.html", b"a"), digest("a"))
        output.stage(Artifact("b.html", b"b"), digest("b"))
        changes = output.changes(["a.html", "b.html"], (), partly=False)
        output.commit(changes)
    assert (changes.new, changes.stale) == ((), ())
    assert bytes_there() == before
    with Output(out, tmp_path / ".kbgen", changes.records) as output:
        assert output.has("a.html", digest("a"))
        assert not output.has("a.html", digest("b"))


def test_a_key_of_another_file_is_not_enough(write, out, there):
    write({"a.html": "a"})
    assert write({"a.html": "b"}).written == 1
    assert there() == {"a.html": "b"}


def test_an_output_that_was_touched_is_not_whole(write, out, tmp_path):
    write({"a.html": "a", "b.html": "b"})
    with Output(out, tmp_path / ".kbgen", {}) as output:
        output.stage(Artifact("a.html", b"a"), "key")
        output.stage(Artifact("b.html", b"b"), "key")
        records = output.changes(["a.html", "b.html"], (), partly=False).records
    with Output(out, tmp_path / ".kbgen", records) as output:
        assert output.is_whole
    os.utime(out / "a.html")
    with Output(out, tmp_path / ".kbgen", records) as output:
        assert not output.is_whole
        assert not output.has("a.html", "key")


# Whose folder it is


def test_a_new_or_an_empty_folder_is_fine(out, write):
    assert check_output(out, out.parent) == Written()
    out.mkdir()
    assert check_output(out, out.parent) == Written()
    write({"a.html": "a"})


def test_a_folder_with_other_files_is_refused_and_left_alone(out, write, there):
    out.mkdir()
    (out / "thesis.doc").write_text("x")
    with pytest.raises(KbgenError, match="has files that kbgen did not write"):
        write({"a.html": "a"})
    assert there() == {"thesis.doc": "x"}


def test_a_file_is_no_folder(out, write):
    out.write_text("x")
    with pytest.raises(KbgenError, match="is a file, not a folder"):
        write({"a.html": "a"})


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": 5}', '{"files": null}', "\x00"])
def test_a_manifest_that_cannot_be_read_is_refused(out, write, text):
    out.mkdir()
    (out / MANIFEST).write_text(text)
    with pytest.raises(KbgenError, match="cannot be read"):
        write({"a.html": "a"})


# When something goes wrong


def test_what_is_in_the_way_is_named_before_anything_is_touched(write, out, bytes_there):
    write({"a/index.html": "old a", "b/index.html": "old b", "z/index.html": "old z"})
    (out / "blocked").mkdir()
    before = bytes_there()
    with pytest.raises(KbgenError, match=r"Cannot write to .*/blocked: ") as caught:
        write({"a/index.html": "new a", "blocked": "x", "z/index.html": "new z"})
    assert caught.value.hint == "The site is unchanged."
    assert bytes_there() == before


def test_a_file_in_the_place_of_a_folder_is_named(write, out, bytes_there):
    write({"a.html": "a"})
    (out / "en").write_text("mine")
    before = bytes_there()
    with pytest.raises(KbgenError, match="site/en is a file in the place of a folder"):
        write({"a.html": "b", "en/x/index.html": "x"})
    assert bytes_there() == before


def test_the_next_build_after_a_failure_makes_it_whole(write, out, there):
    write({"a.html": "old", "gone.html": "x"})
    (out / "blocked").mkdir()
    with pytest.raises(KbgenError):
        write({"a.html": "new", "blocked": "x", "z.html": "new"})
    assert there() == {"a.html": "old", "gone.html": "x"}
    (out / "blocked").rmdir()
    files = {"a.html": "new", "blocked": "x", "z.html": "new"}
    write(files)
    assert there() == files


def test_a_former_file_that_is_a_folder_now_is_not_ours(write, out, there):
    write({"a.html": "a", "b.html": "b"})
    (out / "b.html").unlink()
    (out / "b.html").mkdir()
    (out / "b.html/mine.txt").write_text("mine")
    write({"a.html": "a"})
    assert there() == {"a.html": "a", "b.html/mine.txt": "mine"}


def test_a_former_file_whose_folder_is_a_file_now_is_gone(write, out, there):
    write({"a.html": "a", "b/index.html": "b"})
    (out / "b/index.html").unlink()
    (out / "b").rmdir()
    (out / "b").write_text("mine")
    write({"a.html": "a"})
    assert there() == {"a.html": "a", "b": "mine"}


def test_a_failure_while_staging_touches_nothing(write, out, bytes_there, tmp_path):
    write({"a.html": "a", "gone.html": "x", "_kb/media/a.12345678.png": "y"})
    before = bytes_there()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))  # the system refuses larger files
    try:
        with pytest.raises(KbgenError, match=r"Cannot write to .*site: File too large"):
            write({"a.html": "A", "new.html": "n", "z.html": "z" * 200})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert bytes_there() == before
    assert not (tmp_path / ".kbgen" / "tmp").exists()
    assert write({"a.html": "A", "new.html": "n", "z.html": "z" * 200}).written == 3


def test_a_first_build_that_fails_leaves_no_folder(out, write):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(KbgenError, match="File too large"):
            write({"a.html": "A", "z.html": "z" * 200})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not out.exists()
    assert write({"a.html": "A"}).written == 1


def test_whatever_fails_before_the_end_touches_nothing(write, out, tmp_path, bytes_there):
    write({"a.html": "a"})
    before = bytes_there()

    def build() -> None:
        with Output(out, tmp_path / ".kbgen", {}) as output:
            output.stage(Artifact("a.html", b"b"), "key")
            raise ValueError("a template")

    with pytest.raises(ValueError, match="a template"):
        build()
    assert bytes_there() == before
    assert not (tmp_path / ".kbgen" / "tmp").exists()


def test_files_are_moved_in_an_order_that_visitors_can_bear(write, out):
    """What pages name comes before them and goes after them; the list encloses it all."""
    old = {"_kb/media/old.png": "x", "_kb/search/en.json": "1", "_kb/search/i/1.kb": "1"}
    new = {"_kb/media/new.png": "y", "_kb/search/en.json": "2", "_kb/search/i/2.kb": "2"}
    write({**old, "en/index.html": "old.png", "zu/index.html": "old.png", "de/index.html": "x"})
    moved = []

    class Listener(FileSystemEventHandler):
        def on_any_event(self, event) -> None:
            if not event.is_directory and event.event_type in {"created", "moved", "deleted"}:
                path = os.path.relpath(event.dest_path or event.src_path, out)
                moved.append((event.event_type == "deleted", path))

    observer = Observer()
    observer.schedule(Listener(), str(out), recursive=True)
    observer.start()
    try:
        write({**new, "en/index.html": "new.png", "zu/index.html": "new.png"})
        (out / "end").touch()
        while (False, "end") not in moved:
            observer.join(0.02)
    finally:
        observer.stop()
        observer.join()
    kinds = {"_kb/media": "named", "_kb/search/i": "named", ".kbgen-manifest.json": "list"}

    def kind(path: str) -> str:
        return next((k for begin, k in kinds.items() if path.startswith(begin)), "page")

    order = [("removed " if gone else "") + kind(path) for gone, path in moved if path != "end"]
    steps = [name for at, name in enumerate(order) if order[at - 1 : at] != [name]]
    assert steps == ["list", "named", "page", "removed page", "removed named", "list"]


def test_files_named_by_their_content_come_before_the_pages_that_name_them(write, out, there):
    (out).mkdir()
    (out / MANIFEST).write_text('{"format": 1, "files": []}')
    (out / "_kb/media/a.png").mkdir(parents=True)
    with pytest.raises(KbgenError):
        write({"en/index.html": "<img>", "_kb/media/a.png": "x"})
    assert there() == {}


def test_the_search_manifest_comes_after_the_files_that_it_names(write, out, there):
    write({"_kb/search/en.json": "old", "_kb/search/i/1.kb": "old"})
    (out / "_kb/search/i/2.kb").mkdir()
    with pytest.raises(KbgenError):
        write({"_kb/search/en.json": "new", "_kb/search/i/2.kb": "new"})
    assert there() == {"_kb/search/en.json": "old", "_kb/search/i/1.kb": "old"}


def test_nothing_temporary_is_left(write, out, tmp_path):
    write({"a.html": "a"})
    (out / "blocked").mkdir()
    with pytest.raises(KbgenError):
        write({"a.html": "b", "blocked": "x"})
    assert not (tmp_path / ".kbgen" / "tmp").exists()
    assert not (out / ".kbgen-tmp").exists()


def test_what_a_killed_build_left_is_removed(write, out, tmp_path):
    for folder in (tmp_path / ".kbgen" / "tmp", out / ".kbgen-tmp"):
        folder.mkdir(parents=True)
        (folder / "part").write_text("half a p")
    (out / MANIFEST).write_text('{"format": 1, "files": []}')
    write({"a.html": "a"})
    assert not (out / ".kbgen-tmp").exists()
    assert not (tmp_path / ".kbgen" / "tmp").exists()


def test_a_private_folder_that_cannot_be_made_is_told_as_such(write, tmp_path):
    (tmp_path / ".kbgen").write_text("x")
    with pytest.raises(KbgenError, match="Cannot write to"):
        write({"a.html": "a"})
