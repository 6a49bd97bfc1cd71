"""Looks for changes every second, where the system does not report them."""

import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kbgen.build.listing import list_files
from kbgen.build.recent import WINDOW, content_digest
from kbgen.serve.watch import React, Watched

#: Seconds between two looks: one takes 30 milliseconds for ten thousand articles.
INTERVAL = 1.0


class Poller:
    """Calls `react` with the changed files, in a thread of its own."""

    def __init__(self, project: Watched, react: React) -> None:
        self._project = project
        self._react = react
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="kbgen-poll", daemon=True)
        self._before: dict[str, tuple[int, int, str]] = {}
        """Path → size, time, and the content if the file was saved just then."""
        self.changes()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def _work(self) -> None:
        while not self._stopped.wait(INTERVAL):
            changed = self.changes()
            if changed:
                self._react(changed)

    def changes(self) -> frozenset[Path]:
        """Return what has changed since the last look."""
        before, self._before = self._before, {}
        recent = time.time_ns() - WINDOW
        changed = set()
        for path, size, saved in self._listing():
            old = before.pop(path, None)
            is_recent = saved > recent and size >= 0
            text = content_digest(Path(path), size) if is_recent or (old and old[2]) else ""
            if old is None or old[:2] != (size, saved) or old[2] not in {"", text}:
                changed.add(Path(path))
            self._before[path] = (size, saved, text if is_recent else "")
        gone = map(Path, before)
        return frozenset(file for file in (*changed, *gone) if self._project.has(file))

    def _listing(self) -> Iterator[tuple[str, int, int]]:
        """Yield path, size and time, as `list_files` does."""
        for file in (self._project.config_file, *self._project.folders):
            try:
                status = file.stat()
            except OSError:
                continue
            is_folder = stat.S_ISDIR(status.st_mode)
            yield str(file), *((-1, 0) if is_folder else (status.st_size, status.st_mtime_ns))
            if is_folder:
                yield from list_files(str(file))
