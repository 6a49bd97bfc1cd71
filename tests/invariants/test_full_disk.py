"""A full disk is told, and leaves the old site as it is, byte for byte."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kbgen.errors import KbgenError
from tests.disk import Disk, small_disk

BLOCK = 4096
ARTICLES = 14


def build(disk: Disk, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*disk.prefix, sys.executable, "-m", "kbgen", "build", "--jobs", "1", *arguments],
        cwd=disk.root / cwd.relative_to("/") if not disk.prefix else "/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as made:
        yield made


def bytes_and_stamps(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return path → bytes, and when they were written."""
    return {
        file.relative_to(folder).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def says_why(message: str) -> bool:
    """Tell whether somebody who reads it knows what to do."""
    return "No space left on device" in message or "Is the disk full?" in message


def test_a_full_disk_leaves_the_old_site(disk, tmp_path, write_project, clean_files, files_of):
    root = write_project(tmp_path / "project", ARTICLES)
    arguments = ("-f", str(root / "kbgen.toml"), "-d", str(disk.folder / "site"))
    assert build(disk, root, *arguments).returncode == 0
    before = bytes_and_stamps(disk.seen / "site")
    write_project(root, ARTICLES, "second")
    disk.fill()
    failed = build(disk, root, *arguments)
    assert failed.returncode == 2
    (error,) = [line for line in failed.stderr.splitlines() if line.startswith("Error:")]
    assert error == f"Error: Cannot write to {disk.folder}/site: No space left on device"
    assert "Traceback" not in failed.stderr
    assert bytes_and_stamps(disk.seen / "site") == before
    disk.empty()
    assert build(disk, root, *arguments).returncode == 0
    assert files_of(disk.seen / "site") == clean_files(root)


def test_however_much_is_free_a_site_is_the_old_or_the_new(
    disk, write_project, build_site, clean_files, files_of
):
    root = write_project(disk.folder.with_name("project"), ARTICLES)
    out = disk.seen / "site"
    build_site(root, out=out)
    before = bytes_and_stamps(out)
    write_project(root, ARTICLES, "second")
    for number in range(200):
        disk.fill(free=20 * BLOCK * number)
        try:
            build_site(root, out=out)
            break
        except KbgenError as error:
            assert says_why(f"{error.message} {error.hint}")  # noqa: PT017  # or it succeeds
            assert bytes_and_stamps(out) == before
    assert number > 3
    assert files_of(out) == clean_files(root)


@pytest.fixture(params=["first", "second"])
def edition(request):
    return request.param


def test_a_disk_that_is_full_for_the_cache_too_leaves_the_old_site(
    disk, edition, write_project, clean_files, files_of
):
    root = disk.folder / "project"
    arguments = ("-f", str(root / "kbgen.toml"), "-d", str(root / "site"))
    seen = disk.seen / "project"
    write_project(seen, ARTICLES)
    assert build(disk, root, *arguments).returncode == 0
    before = bytes_and_stamps(seen / "site")
    write_project(seen, ARTICLES, edition)  # as it was, or another
    for number in range(200):
        disk.fill(free=BLOCK * number**4)
        done = build(disk, root, *arguments)
        assert "Traceback" not in done.stderr
        if done.returncode == 0:
            break
        assert done.returncode == 2
        assert says_why(done.stderr), done.stderr
        assert bytes_and_stamps(seen / "site") == before
    disk.empty()
    time.sleep(0.01)
    (seen / "content/en/topic-1/article-001.md").touch()
    done = build(disk, root, *arguments)
    assert done.returncode == 0
    assert "damaged" not in done.stderr
    copy = disk.folder.with_name("copy")
    shutil.copytree(seen, copy, ignore=shutil.ignore_patterns("site", ".kbgen"))
    assert files_of(seen / "site") == clean_files(copy)
