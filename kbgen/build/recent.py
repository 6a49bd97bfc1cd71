"""Files saved so recently that their times cannot tell them from a later save.

Clocks of file systems may stand still for two seconds (FAT; one on NFS, SMB and some ext4). A file
that was saved within that time before a build looked may be saved again and look the same. As in
git, such a file is known by its content until its times have settled.
"""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kbgen.digest import digest
from kbgen.load import Stat

#: Nanoseconds.
WINDOW = 2_000_000_000
#: Bytes. Larger files are never published.
_LARGEST = 100_000_000


def clock(private: Path) -> int:
    """Return the time now in nanoseconds; where the disk's own clock is behind, its time."""
    now = time.time_ns()
    with suppress(OSError):  # another build may be the first
        lock = private / "lock"
        os.utime(lock)
        now = min(now, lock.stat().st_mtime_ns)
    return now


def contents(folder: Path, stats: Mapping[str, Stat], at: int) -> dict[str, str]:
    """Return path → digest of the files that were saved shortly before a time, or after it."""
    return {
        path: content_digest(folder / path, stat[0])
        for path, stat in stats.items()
        if max(stat[1], stat[2]) > at - WINDOW
    }


def content_digest(file: Path, size: int) -> str:
    """Return a digest of a file's bytes; empty for what has none, or too many."""
    try:
        return digest(file.read_bytes()) if size <= _LARGEST and file.is_file() else ""
    except OSError:
        return ""  # what reads it next reports it


def with_contents(stats: Mapping[str, Stat], recent: Mapping[str, str]) -> dict[str, Stat]:
    """Return stats that differ where the contents of recent files do."""
    marked = {path: (*stats[path][:3], int(text or "0", 16)) for path, text in recent.items()}
    return {**stats, **marked}
