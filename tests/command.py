"""Runs the command line in processes of its own, without paying each time for what it imports."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path

from kbgen.cli import main

_TIMEOUT = 300
#: A process that has imported kbgen and built a site, and forks.
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.command", "tests.warm"])


class Command:
    """A process of `kbgen`, with the methods of `subprocess.Popen` that tests need.

    out, err: files to which is appended what it prints; both may be the same.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        out: Path,
        err: Path,
        cwd: Path | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self.args = ["kbgen", *map(str, arguments)]
        self._process = _PROCESSES.Process(
            target=_command, args=(self.args, cwd or Path.cwd(), dict(environment), (out, err))
        )
        self._process.start()
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code. Raises subprocess.TimeoutExpired."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.pid and self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def start_command(
    arguments: Sequence[str | Path],
    out: Path,
    err: Path,
    cwd: Path | None = None,
    prefix: Sequence[str] = (),
) -> "Command | subprocess.Popen[bytes]":
    """Start `kbgen`. prefix: a command that sets limits and runs the one behind it."""
    if not prefix:
        return Command(arguments, out, err, cwd)
    with out.open("ab") as stdout, err.open("ab") as stderr:
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "kbgen", *map(str, arguments)],
            cwd=cwd,
            stdout=stdout,
            stderr=stderr,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )


def run_command(
    arguments: Sequence[str | Path],
    cwd: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> subprocess.CompletedProcess[str]:
    """Run `kbgen` as its users do, and return what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("out", "err")]
        process = Command(arguments, *files, cwd, environment)
        try:
            code = process.wait(_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        out, err = (file.read_text("utf-8") for file in files)
    return subprocess.CompletedProcess(process.args, code, out, err)


def _command(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], files: Sequence[Path]
) -> None:
    for number, file in enumerate(files, 1):
        target = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(target, number)
        os.close(target)
    sys.stdout = open(1, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [*arguments]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # shells ignore it in the background
    main()
