"""A build that is killed, whenever it is, leaves a site that works; the next one completes it.

`KBGEN_FUZZ` kills ten times as many (`make bench` does).
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from kbgen.build.pool import SERIAL_BELOW
from tests.wholeness import assert_whole

EDITIONS = {"first": 74, "second": 81}
_TIMES = 10 if "KBGEN_FUZZ" in os.environ else 1
#: Half of them are spread over the time of a whole build, half over the files that it writes.
KILLS = 8 * _TIMES
#: Articles, and kills, where the cache is looked at.
SMALL = 24
CACHE_KILLS = 6 * _TIMES
#: What Python and its libraries take to be loaded, in seconds.
STARTING = 0.4


@pytest.fixture
def edition_of(write_project):
    """Let a project hold one edition of its content and of its theme."""

    def write(root: Path, edition: str) -> Path:
        for folder in ("content", "themes"):
            shutil.rmtree(root / folder, ignore_errors=True)
        return write_project(root, EDITIONS[edition], edition)

    return write


@contextlib.contextmanager
def running_build(root: Path, *arguments: str):
    """Start a build; what is left of its processes ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kbgen", "build", "-q", *arguments],
        cwd=root,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def seconds_of_build(root: Path) -> float:
    begun = time.perf_counter()
    with running_build(root) as process:
        assert process.wait() == 0
    return time.perf_counter() - begun


def kill_after(root: Path, seconds: float) -> None:
    with running_build(root) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
        process.kill()


def stamp(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns


def kill_when_changed(root: Path, file: Path) -> None:
    """Kill the build as soon as it has written or removed the file."""
    before = stamp(file)
    with running_build(root) as process:
        while stamp(file) == before and process.poll() is None:
            pass
        process.kill()


def pages_of(files: dict[str, bytes], edition: dict[str, bytes]) -> list[str]:
    return [p for p, data in files.items() if p.endswith(".html") and data == edition.get(p)]


def test_a_killed_build_leaves_whole_pages_and_what_they_name(tmp_path, edition_of, files_of):
    clean, seconds = {}, 0.0
    for edition in EDITIONS:
        root = edition_of(tmp_path / edition, edition)
        seconds = seconds_of_build(root)
        clean[edition] = files_of(root / "site")
    site, files = root / "site", clean[edition]
    mixed = 0
    for number in range(KILLS):
        # The edition that fewest pages are of, so that each build has most of them to write.
        edition, goal = min(clean.items(), key=lambda item: len(pages_of(files, item[1])))
        edition_of(root, edition)
        if number < KILLS // 2:
            shutil.rmtree(root / ".kbgen", ignore_errors=True)
            kill_after(root, seconds * (number + random.random()) / (KILLS // 2))
        else:
            changing = sorted(p for p in files | goal if files.get(p) != goal.get(p))
            pages = [path for path in changing if path.endswith(".html")]
            kill_when_changed(root, site / random.choice(pages if number % 2 else changing))
        files = files_of(site)
        assert_whole(files, *clean.values())
        mixed += all(pages_of(files, one) for one in clean.values())
    assert mixed > 0
    seconds_of_build(root)
    assert files_of(site) == clean[edition]
    assert [path for path in files_of(root / ".kbgen") if path.startswith("tmp/")] == []


def test_a_killed_build_leaves_a_cache_that_can_be_believed(
    tmp_path, write_project, build_site, files_of
):
    """Kill at random moments, and when the cache or the site has just been written to."""
    clean = {}
    for edition in EDITIONS:
        root = with_mistakes(write_project(tmp_path / edition, SMALL, edition))
        begun = time.perf_counter()
        clean[edition] = (build_site(root).diagnostics, files_of(root / "site"))
        seconds = time.perf_counter() - begun + STARTING
    unfinished = 0
    for number in range(CACHE_KILLS):
        edition = list(EDITIONS)[number % 2]
        with_mistakes(write_project(root, SMALL, edition))
        match number % 3:
            case 0:
                kill_after(root, seconds * random.random())
            case 1:
                kill_when_changed(root, root / ".kbgen/cache.db-wal")
            case 2:
                kill_when_changed(root, root / "site" / "en" / "index.html")
        unfinished += files_of(root / "site") != clean[edition][1]
        result = build_site(root)
        assert result.notice == ""
        assert (result.diagnostics, files_of(root / "site")) == clean[edition]
        again = build_site(root)
        assert (again.steps, again.written, again.notice) == ((), 0, "")
    assert unfinished > 0


def with_mistakes(root: Path) -> Path:
    """Add articles with something wrong, of which builds tell again what the cache has."""
    (root / "content/en/broken.md").write_text("---\ntitle: [\n---\n[a](nowhere.md)\n")
    (root / "content/en/bytes.md").write_bytes(b"---\ntitle: Gr\xf6\xdfe\n---\n")
    return root


def living(group: int) -> list[str]:
    """Return the processes of a group that have not ended."""
    alive = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, fields = stat.read_text().rpartition(")")
            state, _, of_group = fields.split()[:3]
            if int(of_group) == group and state not in "ZX":
                alive.append(name)
    return alive


def test_a_killed_build_leaves_no_process_behind(tmp_path, write_project):
    root = write_project(tmp_path / "project", SERIAL_BELOW + 20)
    with running_build(root, "--jobs", "2") as process:
        while len(living(process.pid)) < 4 and process.poll() is None:
            time.sleep(0.01)
        process.kill()
        process.wait()
        deadline = time.monotonic() + 5
        while living(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert living(process.pid) == []


@pytest.fixture
def volume(tmp_path):
    """Make a folder on another file system, as a mounted volume is."""
    places = [Path(place) for place in ("/dev/shm", "/var/tmp", "/tmp")]
    device = tmp_path.stat().st_dev
    place = next((one for one in places if one.is_dir() and one.stat().st_dev != device), None)
    if place is None:
        pytest.fail("The test needs a second file system, such as /dev/shm")
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder)


def test_a_site_on_another_file_system_is_the_same(
    tmp_path, volume, write_project, build_site, files_of
):
    root = write_project(tmp_path / "project", 14)
    build_site(root)
    build_site(root, out=volume / "site")
    assert files_of(volume / "site") == files_of(root / "site")
    assert {path.name for path in (volume / "site").glob(".*")} == {
        ".kbgen-manifest.json",
        ".nojekyll",
    }


def test_a_first_build_that_was_killed_on_another_file_system_can_be_repeated(
    tmp_path, volume, write_project, build_site, files_of
):
    root = write_project(tmp_path / "project", 14)
    with running_build(root, "-d", str(volume / "site")) as process:
        while not (volume / "site" / ".kbgen-tmp").exists() and process.poll() is None:
            pass
        process.kill()
    build_site(root, out=volume / "site")
    build_site(root)
    assert files_of(volume / "site") == files_of(root / "site")
