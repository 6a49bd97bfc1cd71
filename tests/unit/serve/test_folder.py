"""Each preview builds in a folder of its own; what others have left is removed."""

import subprocess
import sys
from contextlib import ExitStack

import pytest

from kbgen.errors import KbgenError
from kbgen.serve.folder import own_folder

pytestmark = pytest.mark.slow

HOLD = """
import sys
from pathlib import Path
from kbgen.serve.folder import own_folder
with own_folder(Path(sys.argv[1]), *sys.argv[2:]) as folder:
    print(folder.name, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def private(tmp_path):
    return tmp_path / ".kbgen"


def used(private, *options: object):
    """Preview once, and leave a page."""
    with own_folder(private, *options) as folder:
        (folder / "index.html").write_text(str(options))
    return folder


def names(private) -> set[str]:
    return {entry.name for entry in (private / "serve").iterdir()}


def test_a_preview_finds_its_folder_again(private):
    assert used(private, "a") == used(private, "a")
    assert (used(private, "a") / "index.html").exists()


def test_previews_that_differ_have_folders_that_differ(private):
    options = [("url", False), ("url", True), ("other", False), ("url", False, "agent")]
    with ExitStack() as open_:
        folders = [open_.enter_context(own_folder(private, *one)) for one in options]
        assert len({*folders}) == len(options)


def test_two_previews_of_the_same_options_have_one_each(private):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, private, "a"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        theirs = other.stdout.readline().decode().strip()
        with own_folder(private, "a") as one, own_folder(private, "a") as two:
            assert len({theirs, one.name, two.name}) == 3
            assert {theirs, one.name, two.name} <= names(private)
        other.kill()
    assert used(private, "a").name == theirs


def test_what_ended_long_ago_is_removed_and_what_runs_is_not(private):
    with own_folder(private, "runs") as running:
        folders = [used(private, number) for number in range(9)]
        with own_folder(private, "last") as last:
            there = {path.name for path in (private / "serve").iterdir() if path.is_dir()}
            assert there == {running.name, last.name, *(one.name for one in folders[-3:])}
            assert not {f"{one.name}.lock" for one in folders[:-3]} & names(private)


def test_what_another_version_left_is_removed_and_links_are_not_followed(private, tmp_path):
    home = private / "serve"
    (home / "en/costs").mkdir(parents=True)
    (home / "index.html").write_text("old")
    (home / ".kbgen-manifest.json").write_text("{}")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.doc").write_text("x")
    (home / "link").symlink_to(tmp_path / "mine")
    folder = used(private, "a")
    assert {name.removesuffix(".lock") for name in names(private)} == {folder.name}
    assert (tmp_path / "mine/thesis.doc").exists()


def test_a_place_that_cannot_be_written_is_told(private):
    private.write_text("a file")
    with pytest.raises(KbgenError, match="Cannot write to"), own_folder(private, "a"):
        pass
