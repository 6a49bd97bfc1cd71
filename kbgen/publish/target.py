"""What a place has to be able to do so that a site can be published to it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from kbgen.errors import KbgenError
from kbgen.publish.files import PublishedFile

#: A file that one publisher at a time holds, where the place has locks.
LOCK = ".kbgen-publishing"
#: Seconds between two looks whether another publisher has finished.
POLL = 2.0
#: Seconds to wait for another publisher: a first run to a slow server takes that long.
PATIENCE = 1800.0
RESUMES = "Once that is solved, run it again: it goes on where this run stopped."


class OvertakenError(KbgenError):
    """Another publisher was faster; comparing once more shows what is left to do."""


class Target(Protocol):
    """A place that a site is published to. All paths are posix and relative to it."""

    @property
    def address(self) -> str:
        """Return its address, as users know it."""

    @property
    def batch(self) -> int:
        """Return how many files are written at a time."""

    def hold(self, waits: Callable[[], None]) -> AbstractContextManager[None]:
        """Keep all other publishers out. waits: called once when another one is at work.

        Raises KbgenError when the place cannot be reached.
        """

    def is_empty(self) -> bool:
        """Tell whether nothing lies there."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None: it does not exist."""

    def write(self, files: Sequence[PublishedFile]) -> None:
        """Write files, each of them whole: readers see the old one or the new one.

        Raises KbgenError, also when another publisher has taken over.
        """

    def delete(self, paths: Iterable[str]) -> None:
        """Delete files; those that do not exist are fine."""

    def finish(self) -> None:
        """Make everything visible, where writing alone does not. Raises OvertakenError."""


def failed(address: str, reason: object) -> KbgenError:
    """Return the error of a run that stops in the middle."""
    return KbgenError(f"Publishing to {address} failed: {reason}", RESUMES)


def busy(address: str) -> KbgenError:
    """Return the error for a publisher that has waited long enough."""
    return KbgenError(f"Another publisher has been at work on {address} for too long", RESUMES)
