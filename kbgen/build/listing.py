"""Lists files with what shows whether they changed: names, sizes and times."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kbgen import __version__
from kbgen.digest import digest


@lru_cache(maxsize=1)
def code_version() -> str:
    """Digest names, sizes and times of kbgen's own files, and the versions of what is installed.

    With its version alone, an edited checkout would use results of the code before the edit, and a
    new parser or sanitiser would not reach existing pages.
    """
    package = Path(__file__).parent.parent
    return digest(
        __version__, sys.version, _installed(), list(list_files(str(package), "__pycache__"))
    )


def _installed() -> list[str]:
    """Return names such as `nh3-0.3.0.dist-info`."""
    folders = {Path(sysconfig.get_path(key)) for key in ("purelib", "platlib")}
    return sorted(file.name for folder in folders for file in folder.glob("*.dist-info"))


def list_files(folder: str, skipped: str = "") -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of everything below a folder."""
    try:
        with os.scandir(folder) as entries:
            there = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in there:
        if entry.is_dir(follow_symlinks=False):
            if entry.name == skipped:
                continue
            yield entry.path, -1, 0
            yield from list_files(entry.path, skipped)
        else:
            try:
                stat = entry.stat()
            except OSError:  # a dangling link
                yield entry.path, -2, 0
            else:
                yield entry.path, stat.st_size, stat.st_mtime_ns
