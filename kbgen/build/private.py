"""The folder for kbgen's own files, which may have come with a project."""

import os
from pathlib import Path

from kbgen.errors import KbgenError


def open_private(folder: Path) -> None:
    """Make the folder; remove links and pipes in it. Raises KbgenError where it cannot be used.

    kbgen makes neither: a link leads to a file outside, which a build would write to or delete, and
    a build would wait for a pipe.
    """
    if folder.is_symlink():
        hint = "Delete the link: kbgen makes a folder in its place."
        raise KbgenError(f"{folder} is a link, and kbgen does not write through links", hint)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.scandir(folder) as entries:
            strange = [entry.path for entry in entries if not _is_file_or_folder(entry)]
        for path in strange:
            os.unlink(path)  # noqa: PTH108  # a name, no Path
    except OSError as error:
        raise KbgenError(f"Cannot write to {folder}: {error.strerror or error}") from error


def _is_file_or_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
