import json

import pytest

from kbgen.build.write import MANIFEST, check_output, write_site
from kbgen.errors import KbgenError
from kbgen.model.artifact import Artifact


@pytest.fixture
def out(tmp_path):
    return tmp_path / "site"


@pytest.fixture
def write(out, tmp_path):
    """Write files with these contents."""

    def write_it(files: dict[str, str], *, keep: bool = False):
        artifacts = [Artifact(path, text.encode()) for path, text in files.items()]
        return write_site(out, tmp_path / ".kbgen", artifacts, keep=keep)

    return write_it


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
    assert set(check_output(out)) == {"a.html", "b.html"}


def test_the_same_files_give_the_same_manifest(write, out):
    write({"b.html": "b", "a.html": "a"})
    first = (out / MANIFEST).read_bytes()
    (out / MANIFEST).write_bytes(first)
    write({"a.html": "a", "b.html": "b"})
    assert (out / MANIFEST).read_bytes() == first


# Whose folder it is


def test_a_new_or_an_empty_folder_is_fine(out, write):
    assert check_output(out) == ()
    out.mkdir()
    assert check_output(out) == ()
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


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/x", "a/../../secret.txt", 5, None])
def test_a_manifest_cannot_make_us_remove_what_lies_elsewhere(out, write, tmp_path, path):
    (tmp_path / "secret.txt").write_text("x")
    out.mkdir()
    (out / MANIFEST).write_text(json.dumps({"format": 1, "files": [path]}))
    write({"a.html": "a"})
    assert (tmp_path / "secret.txt").read_text() == "x"
    assert (out / "a.html").is_file()


# When something goes wrong


def test_a_failure_while_writing_leaves_every_page_whole(write, out, there):
    old = {"a/index.html": "old a", "b/index.html": "old b", "z/index.html": "old z"}
    write(old)
    (out / "blocked").mkdir()
    with pytest.raises(KbgenError, match="Cannot write to") as caught:
        write({"a/index.html": "new a", "blocked": "x", "z/index.html": "new z"})
    assert caught.value.hint == "Every page there is whole: the old one or the new."
    assert there() == {"a/index.html": "new a", "b/index.html": "old b", "z/index.html": "old z"}


def test_the_next_build_after_a_failure_makes_it_whole(write, out, there):
    write({"a.html": "old", "gone.html": "x"})
    (out / "blocked").mkdir()
    with pytest.raises(KbgenError):
        write({"a.html": "new", "blocked": "x", "z.html": "new"})
    (out / "blocked").rmdir()
    files = {"a.html": "new", "blocked": "x", "z.html": "new"}
    write(files)
    assert there() == files


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
