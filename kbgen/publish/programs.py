"""Programs of the system: ssh, rsync, git. Their own settings and keys apply."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from kbgen.errors import KbgenError

#: Seconds without an end: a slow line with a large site takes long.
_LONGEST = 3600
#: Lines that say nothing about the cause. Git ends with the last two when ssh has said why.
_NOT_TELLING = (
    "Warning: Permanently",
    "hint:",
    "fatal: Could not read from remote repository",
    "Please make sure you have the correct access",
    "and the repository exists",
)


def program(name: str) -> str:
    """Return the path of a program. Raises KbgenError when it is not installed."""
    found = shutil.which(name)
    if not found:
        raise KbgenError(f"{name} is not installed", f"Install {name} to publish there.")
    return found


def environment() -> dict[str, str]:
    """Return the environment; where no person can answer, programs do not ask for passwords."""
    quiet = {} if sys.stdin is not None and sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0"}
    # Messages are searched for reasons, so they have to be in English.
    return {**os.environ, **quiet, "LC_ALL": "C.UTF-8"}


def run(
    command: Sequence[str], data: bytes = b"", *, keep_open: Sequence[int] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run a program with some input. keep_open: file descriptors that it inherits."""
    return subprocess.run(  # noqa: S603  # an own list of arguments, no shell
        [program(command[0]), *command[1:]],
        input=data,
        capture_output=True,
        env=environment(),
        timeout=_LONGEST,
        check=False,
        pass_fds=tuple(keep_open),
    )


def reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the most telling line of what a failed program said."""
    lines = [line.strip() for line in done.stderr.decode(errors="replace").splitlines()]
    said = [line for line in lines if line and not line.startswith(_NOT_TELLING)]
    telling = (line for line in said if line.startswith(("fatal:", "error:", "ssh:", " ! ", "! ")))
    other = said or [line for line in lines if line] or [f"exit code {done.returncode}"]
    return next(telling, other[0])
