"""The folder where kbgen keeps what is its own, which may have come along with a project."""

import os
from pathlib import Path

from kbgen.errors import KbgenError


def open_private(folder: Path) -> None:
    """Make the folder; remove links in it. Raises KbgenError where it cannot be used.

    kbgen makes no links: one that is there leads to a file of somebody else, which a build would
    write to or delete.
    """
    if folder.is_symlink():
        hint = "Delete the link: kbgen makes a folder in its place."
        raise KbgenError(f"{folder} is a link, and kbgen does not write through links", hint)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.scandir(folder) as entries:
            links = [entry.path for entry in entries if entry.is_symlink()]
        for link in links:
            os.unlink(link)  # noqa: PTH108  # a name, no Path
    except OSError as error:
        raise KbgenError(f"Cannot write to {folder}: {error.strerror or error}") from error
