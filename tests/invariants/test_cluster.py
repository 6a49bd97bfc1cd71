"""A build on a real Dask cluster, whose workers do not see the project's files."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kbgen.build.pool import SERIAL_BELOW

#: Half as many more are in German: compiling and rendering both go to the cluster.
ARTICLES = 3 * SERIAL_BELOW // 4
#: Hides a folder from a command, whoever runs it.
HIDDEN = ("unshare", "-rm", "sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"')


class Cluster:
    """A scheduler and two workers on this machine."""

    def __init__(self, folder: Path, hidden: Path) -> None:
        self._folder = folder
        self._hidden = hidden
        self._scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def start(self) -> None:
        file = self._folder / "scheduler.json"
        self._scheduler = self._run(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)
        )
        self._wait(file.exists, self._scheduler)
        self.address = json.loads(file.read_text())["address"]
        for number in range(2):
            self.workers.append(self.start_worker(number))

    def start_worker(self, number: int) -> subprocess.Popen[bytes]:
        place = self._folder / f"worker-{number}"
        place.mkdir()
        options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1")
        worker = self._run(
            "worker", self.address, *options, "--local-directory", str(place), cwd=place
        )
        self._wait(lambda: b"Registered to" in (self._folder / worker.log).read_bytes(), worker)
        return worker

    def _run(self, *arguments: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]]
        log = f"{arguments[0]}-{len(self.workers)}.log"
        with (self._folder / log).open("wb") as stream:
            process = subprocess.Popen(
                [*HIDDEN, str(self._hidden), *command, "--no-dashboard"],
                cwd=cwd or self._folder,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        process.log = log
        return process

    def _wait(self, is_ready, process) -> None:
        deadline = time.monotonic() + 90
        while not is_ready():
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail((self._folder / process.log).read_text())
            time.sleep(0.02)

    def stop(self) -> None:
        for process in (*self.workers, self._scheduler):
            if process is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="module")
def root(tmp_path_factory, write_project):
    """Write a project with something wrong in it."""
    root = write_project(tmp_path_factory.mktemp("cluster") / "project", ARTICLES)
    (root / "content/en/broken.md").write_text("---\ntitle: [\n---\n[a](nowhere.md)\n")
    return root


@pytest.fixture(scope="module")
def local(root, kbgen, files_of):
    """Build a copy here; return what was wrong, and the files."""
    copy = shutil.copytree(root, root.parent / "local")
    done = kbgen("build", "--jobs", "1", cwd=copy)
    assert done.returncode == 1
    return findings(done.stderr), files_of(copy / "site")


@pytest.fixture
def cluster(root, tmp_path):
    started = Cluster(tmp_path, root)
    try:
        started.start()
        yield started
    finally:
        started.stop()


@pytest.fixture
def fresh(root):
    """Forget earlier builds."""
    shutil.rmtree(root / ".kbgen", ignore_errors=True)
    shutil.rmtree(root / "site", ignore_errors=True)
    return root


def findings(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith(("content/", "    hint: "))]


def processor_seconds(process: subprocess.Popen[bytes]) -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def assert_nothing_else_is_said(said: str) -> None:
    known = ("content/", "    hint: ", "Compiling", "Rendering", "Indexing", "Writing", "No [site]")
    assert [line for line in said.splitlines() if line and not line.startswith(known)] == []


def test_a_cluster_builds_the_same_site_and_a_killed_worker_does_not_matter(
    fresh, cluster, local, files_of
):
    command = [sys.executable, "-m", "kbgen", "build", "--scheduler", cluster.address]
    for victim in (None, cluster.workers[0]):
        shutil.rmtree(fresh / ".kbgen", ignore_errors=True)
        idle = processor_seconds(cluster.workers[1])
        with subprocess.Popen(
            command, cwd=fresh, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as build:
            said = ""
            if victim is not None:
                while "Rendering" not in said:
                    line = build.stderr.readline()
                    assert line, said
                    said += line
                os.killpg(victim.pid, signal.SIGKILL)
                assert build.poll() is None
            _, rest = build.communicate(timeout=60)
        assert build.returncode == 1, said + rest
        assert processor_seconds(cluster.workers[1]) > idle + 0.1, "it did its part"
        assert (findings(said + rest), files_of(fresh / "site")) == local
        assert_nothing_else_is_said(said + rest)
        shutil.rmtree(fresh / "site")


def test_a_cluster_that_does_not_answer_leaves_the_site(root, kbgen, files_of):
    shutil.rmtree(root / ".kbgen", ignore_errors=True)
    assert kbgen("build", "--jobs", "2", cwd=root).returncode == 1
    before = files_of(root / "site")
    (root / "themes/own/templates/base.html").write_text('{% extends "default/base.html" %}')
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        done = kbgen("build", "--scheduler", address, cwd=root)
    assert done.returncode == 2
    (error,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert error.startswith(f"Error: No cluster answers at {address}")
    assert "Traceback" not in done.stderr
    assert files_of(root / "site") == before
