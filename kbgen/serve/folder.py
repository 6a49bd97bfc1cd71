"""The build folder of a preview, below `.kbgen/serve/`; a restart uses the same one."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from kbgen.build import take
from kbgen.digest import digest
from kbgen.errors import KbgenError

#: Stopped previews whose pages are kept: rebuilding all of them is slow.
_KEPT = 3
_NAME = re.compile(r"[0-9a-f]{12}(-\d+)?")


@contextmanager
def own_folder(private: Path, *options: object) -> Iterator[Path]:
    """Hold a folder while the preview runs, and remove what earlier previews left behind.

    options: all that makes the pages of one preview differ from those of another.

    Raises KbgenError when it cannot be written.
    """
    home = private / "serve"
    name = digest(*options)[:12]
    try:
        home.mkdir(parents=True, exist_ok=True)
        # A container that shares the project's files may have the same address.
        folders = (home / (f"{name}-{number}" if number else name) for number in count())
        held = ((folder, take(_lock_of(folder))) for folder in folders)
        folder, lock = next((folder, lock) for folder, lock in held if lock is not None)
        folder.mkdir(exist_ok=True)
        os.utime(folder)
        _tidy(home)
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or error
        raise KbgenError(f"Cannot write to {home}: {reason}") from error
    try:
        yield folder
    finally:
        lock.release()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _tidy(home: Path) -> None:
    """Remove all but the folders of running previews and the newest of the others."""
    folders = {entry.with_name(entry.name.removesuffix(".lock")) for entry in home.iterdir()}
    ours = {folder for folder in folders if _NAME.fullmatch(folder.name)}
    for folder in folders - ours:  # of another version
        _remove(folder)
    held = [(folder, take(_lock_of(folder))) for folder in sorted(ours, key=_used, reverse=True)]
    ended = [(folder, lock) for folder, lock in held if lock is not None]
    for number, (folder, lock) in enumerate(ended):
        if number >= _KEPT:
            _remove(folder)
        lock.release()
        if number >= _KEPT:
            _remove(_lock_of(folder))


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)
