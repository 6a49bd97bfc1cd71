"""One build of a project at a time."""

import subprocess
import sys
import threading

import pytest

from kbgen.build.lock import only_one
from kbgen.errors import KbgenError

HOLD = """
import sys
from pathlib import Path
from kbgen.build.lock import only_one
with only_one(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def private(tmp_path):
    return tmp_path / "project" / ".kbgen"


@pytest.fixture
def other(private):
    """Let another process have the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, private], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def taken(private) -> list[str]:
    """Take the lock; return what was told."""
    told = []
    with only_one(private, lambda: told.append("waits")):
        told.append("held")
    return told


def test_who_is_alone_does_not_wait(private):
    assert taken(private) == ["held"]
    assert taken(private) == ["held"]


def test_who_comes_second_says_so_and_waits(private, other):
    threading.Timer(0.3, other.stdin.close).start()
    assert taken(private) == ["waits", "held"]
    other.wait(timeout=10)


def test_a_killed_process_gives_the_lock_back(private, other):
    threading.Timer(0.3, other.kill).start()
    assert taken(private) == ["waits", "held"]


def test_two_threads_of_a_process_wait_for_each_other(private):
    order = []
    inside = threading.Event()

    def first() -> None:
        with only_one(private, lambda: order.append("first waits")):
            order.append("first")
            inside.set()
            threading.Event().wait(0.2)
            order.append("first ends")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    with only_one(private, lambda: order.append("second waits")):
        order.append("second")
    thread.join()
    assert order == ["first", "second waits", "first ends", "second"]


def test_a_failing_build_gives_the_lock_back(private):
    def fail() -> None:
        with only_one(private, lambda: None):
            raise ValueError("a build")

    with pytest.raises(ValueError, match="a build"):
        fail()
    assert taken(private) == ["held"]


def test_two_projects_do_not_wait_for_each_other(private, other, tmp_path):
    assert taken(tmp_path / "another" / ".kbgen") == ["held"]


def test_a_place_that_cannot_be_written_is_told(private):
    private.parent.mkdir()
    private.write_text("a file")
    with pytest.raises(KbgenError, match=r"Cannot write to .*kbgen: "):
        taken(private)


def test_what_a_build_raises_is_not_taken_for_the_locks(private):
    def fail() -> None:
        with only_one(private, lambda: None):
            raise OSError("of the build")

    with pytest.raises(OSError, match="of the build"):
        fail()
