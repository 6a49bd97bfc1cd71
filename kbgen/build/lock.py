"""One build of a project at a time: two at once would write each other's pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kbgen.build.private import open_private
from kbgen.errors import KbgenError


def take(file: Path) -> FileLock | None:
    """Return a lock that is held until its release or the end of the process; None: it is taken.

    Raises OSError where the file cannot be written.
    """
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock


@contextmanager
def only_one(private: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the project's lock; `waits` is called when another build has it.

    The system gives the lock back when a build is killed.
    """
    open_private(private)
    try:
        lock = FileLock(private / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waits()
            lock.acquire()
    except (OSError, NotImplementedError) as error:  # some file systems know no locks
        reason = getattr(error, "strerror", None) or error
        raise KbgenError(f"Cannot write to {private}: {reason}") from error
    try:
        yield
    finally:
        lock.release()
