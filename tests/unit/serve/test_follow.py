"""Saves are followed where the system does not report them, and the preview says why."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from kbgen.serve import follow, poll
from kbgen.serve.follow import Follower, shared_file_system
from kbgen.serve.poll import Poller
from kbgen.serve.watch import Watched, Watcher

pytestmark = pytest.mark.slow

PATIENCE = 60


@pytest.fixture
def root(write_project, text_of):
    root = write_project({"en/shipping/costs.md": text_of("Costs", "It costs five.")})
    (root / ".kbgen").mkdir()
    return root


class Preview:
    """`kbgen serve` in a user namespace, which has limits of its own."""

    def __init__(self, root, instances: int, watches: int, *options: str) -> None:
        self.root = root
        self._log = root / "serve.log"
        limits = "/proc/sys/user/max_inotify_"
        script = (
            f'echo {instances} >{limits}instances && echo {watches} >{limits}watches && exec "$@"'
        )
        command = [sys.executable, "-m", "kbgen", "serve", "-a", "127.0.0.1:0", *options]
        with self._log.open("w") as output:
            self._process = subprocess.Popen(
                ["unshare", "--map-root-user", "sh", "-c", script, "sh", *command],
                cwd=root,
                stdout=output,
                stderr=output,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def wait_for(self, pattern: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, self.said):
            assert time.monotonic() < deadline, self.said
            assert self._process.poll() is None, self.said
            time.sleep(0.05)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(20)


@pytest.fixture
def preview(root):
    running = []

    def start(*arguments) -> Preview:
        running.append(Preview(root, *arguments))
        running[-1].wait_for("Serving ")
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.mark.parametrize(
    ("limits", "name"),
    [((0, 100), "instances"), ((9, 0), "watches"), ((9, 1), "watches"), ((9, 3), "watches")],
)
def test_a_limit_of_the_system_is_told_once_and_saves_are_followed(
    preview, root, text_of, limits, name
):
    running = preview(*limits)
    file = root / "content/en/shipping/costs.md"
    for text in ("It costs six.", "It costs ten."):
        count = running.said.count(" built: ")
        file.write_text(text_of("Costs", text))
        running.wait_for(rf"(?s)( built: .*){{{count + 1}}}")
    assert running.said.count("Notice: ") == 1
    assert "every second" in running.said
    assert f"hint: Raise fs.inotify.max_user_{name}" in running.said
    assert "Traceback" not in running.said


def test_a_limit_that_is_reached_later_is_told_then(preview, root, text_of):
    # The project, content/, en/ and shipping/, and one to try.
    running = preview(9, 5)
    assert "Notice" not in running.said
    for number in range(3):
        (root / f"content/en/topic-{number}").mkdir()
    running.wait_for("Notice: ")
    file = root / "content/en/topic-2/late.md"
    file.write_text(text_of("Late"))
    running.wait_for(" built: ")
    assert running.said.count("Notice: ") == 1
    assert "Traceback" not in running.said


def test_polling_can_be_asked_for_and_is_no_notice(preview, root, text_of):
    running = preview(0, 0, "--poll")
    (root / "content/en/shipping/costs.md").write_text(text_of("Costs", "It costs six."))
    running.wait_for(" built: ")
    assert "Notice" not in running.said


@pytest.fixture
def notices(told):
    return told()


@pytest.fixture
def follower(root, told, notices, monkeypatch):
    monkeypatch.setattr(poll, "INTERVAL", 0.05)
    made = []

    def make(asked=None):
        reactions = told()
        made.append(
            Follower(Watched(root / "kbgen.toml", root / ".kbgen"), reactions, notices, asked)
        )
        made[-1].start()
        return made[-1], reactions

    yield make
    for one in made:
        one.stop()


@pytest.fixture
def mount(root, tmp_path, monkeypatch):
    """Have the project lie on a file system of a kind."""

    def mount_it(kind: str) -> None:
        device = root.stat().st_dev
        number = f"{os.major(device)}:{os.minor(device)}"
        file = tmp_path / "mountinfo"
        file.write_text(
            f"21 1 0:2 / /proc rw shared:1 - proc proc rw\n22 1 {number} / /w rw - {kind} src rw\n"
        )
        monkeypatch.setattr(follow, "_MOUNTS", file)

    return mount_it


@pytest.mark.parametrize("kind", ["9p", "nfs4", "cifs", "fuse.sshfs", "virtiofs", "fakeowner"])
def test_on_a_shared_folder_kbgen_looks_itself(kind, root, mount, follower, notices):
    mount(kind)
    one, reactions = follower()
    ((message, hint),) = notices
    assert kind in message
    assert "--no-poll" in hint
    assert isinstance(one._current, Poller)  # noqa: SLF001  # nothing else tells
    file = root / "content/en/shipping/costs.md"
    file.write_text("# Costs")
    reactions.wait_for(lambda: any(file in changed for changed in reactions))


@pytest.mark.parametrize(
    ("kind", "asked"), [("ext4", None), ("fuse.mergerfs", None), ("9p", False)]
)
def test_elsewhere_or_if_asked_the_system_reports(kind, asked, mount, follower, notices):
    mount(kind)
    one, _ = follower(asked)
    assert isinstance(one._current, Watcher)  # noqa: SLF001  # as above
    assert list(notices) == []


def test_without_a_list_of_mounts_nothing_is_known(root, tmp_path, monkeypatch):
    monkeypatch.setattr(follow, "_MOUNTS", tmp_path / "none")
    assert shared_file_system(root) == ""
    monkeypatch.undo()
    assert shared_file_system(tmp_path / "none") == ""


@pytest.mark.parametrize("number", [28, 24, 5])
def test_whatever_the_system_complains_about_is_told(number, root, monkeypatch, follower, notices):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(follow, "Watcher", fail)
    _, reactions = follower()
    file = root / "content/en/shipping/costs.md"
    file.write_text("# Costs")
    reactions.wait_for(lambda: any(file in changed for changed in reactions))
    ((message, hint),) = notices
    assert os.strerror(number) in message
    assert "--poll" in hint
