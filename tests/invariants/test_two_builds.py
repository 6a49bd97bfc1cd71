"""Two builds of one project at once: the second waits and says so."""

import contextlib
import os
import signal
import subprocess
import sys
import threading

import pytest

ARTICLES = 80
WAITS = "Another build is running"


@pytest.fixture
def root(tmp_path, write_project):
    return write_project(tmp_path / "project", ARTICLES)


@pytest.fixture
def started(root):
    """Start a build; what is left of it ends with the test."""
    processes = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kbgen", "build", "--jobs", "1", *arguments]
        processes.append(
            subprocess.Popen(
                command,
                cwd=root,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )
        )
        return processes[-1]

    yield start
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def said_until(process: subprocess.Popen[str], word: str) -> list[str]:
    """Read what a build says until it says a word."""
    said = []
    timer = threading.Timer(60, process.kill)
    timer.start()
    for line in process.stderr:
        said.append(line)
        if word in line:
            break
    else:
        pytest.fail(f"The build never said {word!r}: {said}")
    timer.cancel()
    return said


def hold(process: subprocess.Popen[str], word: str) -> None:
    """Stop a build when it says a word, so that it is under way however slow the others are."""
    said_until(process, word)
    process.send_signal(signal.SIGSTOP)


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    process.send_signal(signal.SIGCONT)
    _, err = process.communicate(timeout=60)
    return process.returncode, err


def test_the_second_build_waits_and_says_so(root, started, clean_files, files_of):
    first = started()
    hold(first, "Compiling")
    second = started()
    said_until(second, WAITS)
    assert first.poll() is None
    assert not (root / "site/index.html").exists(), "the first still works"
    assert end(first)[0] == 0
    code, said = end(second)
    assert code == 0
    assert "Traceback" not in said
    assert files_of(root / "site") == clean_files(root)
    assert not (root / ".kbgen/tmp").exists()


def test_the_second_build_has_what_was_saved_meanwhile(
    root, started, write_project, clean_files, files_of
):
    first = started()
    hold(first, "Rendering")
    write_project(root, ARTICLES, "second")
    second = started()
    said_until(second, WAITS)
    assert (end(first)[0], end(second)[0]) == (0, 0)
    assert files_of(root / "site") == clean_files(root)


def test_a_build_that_waits_goes_on_when_the_first_is_killed(
    root, started, build_site, clean_files, files_of
):
    first = started()
    hold(first, "Rendering")
    second = started()
    said_until(second, WAITS)
    first.kill()
    assert end(second)[0] == 0
    assert build_site(root).notice == ""
    assert files_of(root / "site") == clean_files(root)


def test_a_quiet_build_waits_without_a_word(root, started):
    first = started()
    hold(first, "Compiling")
    second = started("-q")
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(timeout=1.5)
    assert end(first)[0] == 0
    assert end(second) == (0, "")


def test_a_build_alone_does_not_speak_of_others(root, started):
    first = started()
    hold(first, "Rendering")
    first.kill()
    first.wait()
    code, said = end(started())
    assert code == 0
    assert WAITS not in said
