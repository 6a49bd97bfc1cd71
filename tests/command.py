"""Runs the command line in a process of its own, without paying each time for what it imports."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path

from kbgen.cli import main

_TIMEOUT = 300
#: A process that has imported kbgen, and forks.
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.command", "kbgen.build", "kbgen.check", "kbgen.search"])


def run_command(
    arguments: Sequence[str], cwd: Path | None, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run `kbgen` as its users do, and return what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("out", "err")]
        process = _PROCESSES.Process(
            target=_command, args=(arguments, cwd or Path.cwd(), dict(environment), files)
        )
        process.start()
        process.join(_TIMEOUT)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(["kbgen", *arguments], _TIMEOUT)
        out, err = (file.read_text("utf-8") for file in files)
    return subprocess.CompletedProcess(["kbgen", *arguments], process.exitcode, out, err)


def _command(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], files: Sequence[Path]
) -> None:
    for number, file in enumerate(files, 1):
        target = os.open(file, os.O_WRONLY | os.O_CREAT)
        os.dup2(target, number)
        os.close(target)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["kbgen", *arguments]
    main()
