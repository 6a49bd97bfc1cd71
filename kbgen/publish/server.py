"""A server with ssh and rsync: any host with a shell."""

import shlex
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kbgen.publish.files import PublishedFile
from kbgen.publish.programs import environment, program, reason, run
from kbgen.publish.target import LOCK, PATIENCE, POLL, busy, failed

_HELD = b"held"
#: What `flock -n` ends with when another process has the lock.
_TAKEN = 1
_NOT_FOUND = 127


class ServerTarget:
    """rsync writes each file beside its place and renames it into it.

    The lock is `flock` on the server, held by a connection: it ends with this process, however
    that ends.
    """

    def __init__(self, address: str, staging: Path) -> None:
        """address: ssh://user@host:port/folder. staging: a folder for what rsync sends."""
        parts = urlsplit(address)
        self._address = address
        self._login = parts.netloc.rpartition(":")[0] if parts.port else parts.netloc
        self._ssh = ["ssh", *(["-p", str(parts.port)] if parts.port else [])]
        self._folder = unquote(parts.path).rstrip("/")
        self._staging = staging
        self._lock: subprocess.Popen[bytes] | None = None
        self._sharing: list[str] = []

    @property
    def address(self) -> str:
        return self._address

    @property
    def batch(self) -> int:
        return 2_000  # each takes a connection

    @contextmanager
    def hold(self, waits: Callable[[], None]) -> Iterator[None]:
        with tempfile.TemporaryDirectory(prefix="kb-") as sockets:
            lock = self._wait_for(waits, ["-M", "-S", f"{sockets}/%C"])
            # The other connections share that of the lock: half a second less for each.
            self._lock, self._sharing = lock, ["-S", f"{sockets}/%C"]
            try:
                yield
            finally:
                self._lock, self._sharing = None, []
                lock.communicate()  # closes its input, at which it ends

    def _wait_for(self, waits: Callable[[], None], shared: list[str]) -> subprocess.Popen[bytes]:
        folder = shlex.quote(self._folder)
        command = f"mkdir -p {folder} && cd {folder} && exec flock -n {LOCK} sh -c 'echo held; cat'"
        until, is_waiting = time.monotonic() + PATIENCE, False
        while (lock := self._take(command, shared)) is None:
            if not is_waiting:
                waits()
            is_waiting = True
            if time.monotonic() > until:
                raise busy(self._address)
            time.sleep(POLL)
        return lock

    def _take(self, command: str, shared: list[str]) -> subprocess.Popen[bytes] | None:
        """Return the connection that holds the lock; None: another one has it."""
        lock = subprocess.Popen(  # noqa: S603  # an own list of arguments
            [program("ssh"), *self._ssh[1:], *shared, "--", self._login, command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        if lock.stdout is not None and _HELD in lock.stdout.readline():
            return lock
        _, said = lock.communicate()
        if lock.returncode == _TAKEN and not said.strip():
            return None
        if lock.returncode == _NOT_FOUND:
            raise failed(self._address, "the server has no `flock` (package util-linux)")
        done = subprocess.CompletedProcess([], lock.returncode, b"", said)
        raise failed(self._address, reason(done))

    def is_empty(self) -> bool:
        folder = shlex.quote(self._folder)
        found = self._remote(f"ls -A {folder} 2>/dev/null || true").decode(errors="replace")
        return set(found.split("\n")) <= {"", LOCK}

    def read(self, path: str) -> bytes | None:
        file = shlex.quote(f"{self._folder}/{path}")
        answer = self._remote(f"if test -e {file}; then echo +; cat {file}; fi")
        return answer.removeprefix(b"+\n") if answer else None

    def write(self, files: Sequence[PublishedFile]) -> None:
        kept_open = self._held()
        self._staging.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._staging) as name:
            for file in files:
                place = Path(name, file.path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.data)
            done = run(
                [
                    "rsync",
                    # What is listed did change; rsync's own guess by time and size is not asked.
                    *("--recursive", "--ignore-times", "--chmod=D755,F644", "--compress"),
                    *("--protect-args", "-e", shlex.join([*self._ssh, *self._sharing])),
                    *("--", f"{name}/", f"{self._login}:{self._folder}/"),
                ],
                # Should this process be killed, the lock stays until rsync has ended as well.
                keep_open=[kept_open],
            )
        if done.returncode:
            raise failed(self._address, reason(done))

    def delete(self, paths: Iterable[str]) -> None:
        self._held()
        listed = list(paths)
        folder = shlex.quote(self._folder)
        self._remote(f"cd {folder} && xargs -0 rm -f --", _names(listed))
        emptied = sorted({path.rpartition("/")[0] for path in listed if "/" in path}, reverse=True)
        # Those that are not empty stay, and so do those above them.
        tidy = "xargs -0 -n 1 rmdir -p -- 2>/dev/null; true"
        self._remote(f"cd {folder} && {{ {tidy}; }}", _names(emptied))

    def finish(self) -> None:
        """Do nothing: every file is visible as soon as it is renamed."""

    def _remote(self, command: str, data: bytes = b"") -> bytes:
        """Run a line of shell on the server; return what it prints."""
        done = run([*self._ssh, *self._sharing, "--", self._login, command], data)
        if done.returncode:
            raise failed(self._address, reason(done))
        return done.stdout

    def _held(self) -> int:
        """Return the descriptor that holds the lock. Raises KbgenError when it is lost."""
        lock = self._lock
        if lock is None or lock.stdin is None or lock.poll() is not None:
            raise failed(self._address, "the connection that holds the lock was closed")
        return lock.stdin.fileno()


def _names(paths: Iterable[str]) -> bytes:
    """Return names as xargs reads them."""
    return b"".join(b"./%s\0" % path.encode() for path in paths)
