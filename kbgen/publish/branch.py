"""A branch of a git repository, such as GitHub Pages publishes: a run is one commit."""

import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kbgen.digest import short_digest
from kbgen.publish.files import PublishedFile
from kbgen.publish.programs import reason, run
from kbgen.publish.target import POLL, RESUMES, OvertakenError, failed

_BASE, _NEW = "refs/kbgen/base", "refs/kbgen/new"
_AUTHOR = "kbgen <kbgen@localhost>"


class BranchTarget:
    """Files wait in a list of changes until `finish` pushes them as one commit.

    Git itself refuses a commit that another publisher has overtaken.
    """

    def __init__(self, address: str, branch: str, private: Path, site: str) -> None:
        """address: git+https://… and the like. private: a folder for the fetched commit."""
        self._url = address.removeprefix("git+")
        self._branch = branch
        self._folder = private / f"{short_digest(self._url)}.git"
        self._site = site
        self._base: str | None = None
        self._changes: list[bytes] = []

    @property
    def address(self) -> str:
        return f"{self._url} (branch {self._branch})"

    @property
    def batch(self) -> int:
        return 1_000

    @contextmanager
    def hold(self, waits: Callable[[], None]) -> Iterator[None]:
        """Keep out other runs of this project; git keeps out the rest."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder.with_suffix(".lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waits()
            lock.acquire(poll_interval=POLL)
        try:
            self._base = self._fetch()
            yield
        finally:
            self._changes.clear()
            lock.release()

    def is_empty(self) -> bool:
        base = self._known_base()
        return not base or not self._git("ls-tree", "--name-only", base)

    def read(self, path: str) -> bytes | None:
        base = self._known_base()
        if not base or not self._git("ls-tree", base, "--", path):
            return None
        return self._git("cat-file", "blob", f"{base}:{path}")

    def write(self, files: Sequence[PublishedFile]) -> None:
        for file in files:
            data = file.data
            head = b"M 100644 inline %s\ndata %d\n" % (_quoted(file.path), len(data))
            self._changes += (head, data, b"\n")

    def delete(self, paths: Iterable[str]) -> None:
        self._changes += (b"D %s\n" % _quoted(path) for path in paths)

    def finish(self) -> None:
        """Make the commit and push it. Raises KbgenError when another one came first."""
        message = f"Publish {self._site}".encode()
        who = f"{self._author()} {int(time.time())} +0000".encode()
        parent = b"from %s\n" % self._base.encode() if self._base else b""
        head = b"commit %s\ncommitter %s\ndata %d\n%s\n" % (
            _NEW.encode(),
            who,
            len(message),
            message,
        )
        stream = b"".join([head, parent, *self._changes, b"\n"])
        self._git("fast-import", "--force", "--quiet", "--done", data=stream + b"done\n")
        done = run(
            [*self._command, "push", "--quiet", self._url, f"{_NEW}:refs/heads/{self._branch}"]
        )
        said = done.stderr.decode(errors="replace")
        if done.returncode and ("rejected" in said or "cannot lock ref" in said):
            refusal = f"Another publisher came first on {self.address}"
            raise OvertakenError(refusal, RESUMES)
        if done.returncode:
            raise failed(self.address, reason(done))
        self._base = self._git("rev-parse", _NEW).decode().strip()

    @property
    def _command(self) -> list[str]:
        return ["git", "--git-dir", str(self._folder)]

    def _known_base(self) -> str:
        """Return the commit of the last run; a plan is made without holding the lock."""
        if self._base is None:
            self._base = self._fetch()
        return self._base

    def _fetch(self) -> str:
        """Fetch the branch; return its commit, empty if the repository has no such branch."""
        if not (self._folder / "HEAD").exists():
            self._check(run(["git", "init", "--quiet", "--bare", "--", str(self._folder)]))
        heads = run([*self._command, "ls-remote", "--heads", self._url, self._branch])
        self._check(heads)
        wanted = f"refs/heads/{self._branch}"
        if wanted not in heads.stdout.decode(errors="replace").split():
            return ""
        refs = f"+{wanted}:{_BASE}"
        self._check(run([*self._command, "fetch", "--quiet", "--depth=1", self._url, refs]))
        return self._git("rev-parse", _BASE).decode().strip()

    def _author(self) -> str:
        """Return name and address of who publishes, as git knows them."""
        done = run([*self._command, "var", "GIT_COMMITTER_IDENT"])
        ident = done.stdout.decode(errors="replace").rpartition(">")[0]
        return f"{ident}>" if ident and not done.returncode else _AUTHOR

    def _git(self, *arguments: str, data: bytes = b"") -> bytes:
        done = run([*self._command, *arguments], data)
        self._check(done)
        return done.stdout

    def _check(self, done: subprocess.CompletedProcess[bytes]) -> None:
        if done.returncode:
            raise failed(self.address, reason(done))


def _quoted(path: str) -> bytes:
    """Return a path as the stream of changes has it."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.encode()
