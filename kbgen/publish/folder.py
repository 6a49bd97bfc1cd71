"""A folder of this machine, or of a network drive."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from kbgen.errors import KbgenError
from kbgen.publish.files import PublishedFile
from kbgen.publish.target import LOCK, PATIENCE, POLL, busy, failed

_TEMPORARY = ".kbgen-new"


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """Files are written beside their place and renamed into it."""

    folder: Path

    @property
    def address(self) -> str:
        return str(self.folder)

    @property
    def batch(self) -> int:
        return 64

    @contextmanager
    def hold(self, waits: Callable[[], None]) -> Iterator[None]:
        """Hold a lock that the system gives back when the process ends."""
        if self.folder.is_file():
            raise KbgenError(f"{self.address} is a file, not a folder")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / LOCK)
            _acquire(lock, self.address, waits)
        except (OSError, NotImplementedError) as error:
            raise failed(self.address, getattr(error, "strerror", None) or error) from error
        try:
            yield
        finally:
            lock.release()

    def is_empty(self) -> bool:
        ours = {LOCK, _TEMPORARY}
        return not self.folder.is_dir() or all(one.name in ours for one in self.folder.iterdir())

    def read(self, path: str) -> bytes | None:
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise failed(self.address, error) from error

    def write(self, files: Sequence[PublishedFile]) -> None:
        new = self.folder / _TEMPORARY
        try:
            for file in files:
                place = self._place(file.path)
                place.parent.mkdir(parents=True, exist_ok=True)
                new.write_bytes(file.data)
                new.replace(place)
        except OSError as error:
            raise failed(self.address, error) from error

    def delete(self, paths: Iterable[str]) -> None:
        for path in paths:
            place = self._place(path)
            try:
                place.unlink(missing_ok=True)
                for folder in place.parents:
                    if folder == self.folder or any(folder.iterdir()):
                        break
                    folder.rmdir()
            except OSError as error:
                raise failed(self.address, error) from error

    def finish(self) -> None:
        """Do nothing: every file is visible as soon as it is renamed."""

    def _place(self, path: str) -> Path:
        """Return where a file lies. Raises KbgenError where a link leads out of the folder."""
        place = self.folder / path
        parent = os.path.realpath(place.parent)
        if not Path(parent).is_relative_to(os.path.realpath(self.folder)):
            message = f"{place.parent} is a link that leads out of {self.folder}"
            raise KbgenError(message, "Remove the link: a folder takes its place.")
        return place


def _acquire(lock: FileLock, address: str, waits: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE
    is_waiting = False
    while True:
        try:
            lock.acquire(timeout=POLL if is_waiting else 0)
        except Timeout:
            if not is_waiting:
                waits()
            is_waiting = True
            if time.monotonic() > until:
                raise busy(address) from None
        else:
            return
