"""Tells what is saved: the first change at once, what follows it together."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

#: Editors write twice, version control writes hundreds of files: gather for this long.
GATHER_SECONDS = 0.05
#: A file is there as it is meant to be; reading is no change. Where the system tells when a writer
#: closes a file, what is written before is not looked at: it may be half of it.
_SETTLED = {"closed", "moved", "deleted"}
_BEGUN = {"created", "modified"}


class Watcher:
    """Calls `react` with the changed files, in a thread of its own."""

    def __init__(self, config_file: Path, react: Callable[[frozenset[Path]], None]) -> None:
        self._root = config_file.resolve().parent
        self._config_name = config_file.name
        self._react = react
        self._changes = threading.Condition()
        self._begun: set[Path] = set()
        self._settled: set[Path] = set()
        self._is_stopped = False
        self._observer = Observer()
        self._handler = _Handler(self._note)
        self._watched: dict[Path, ObservedWatch] = {}
        self._observer.schedule(self._handler, str(self._root), recursive=False)
        self._watch_folders(frozenset())
        self._thread = threading.Thread(target=self._work, name="kbgen-watch", daemon=True)

    def start(self) -> None:
        self._observer.start()
        self._thread.start()

    def stop(self) -> None:
        with self._changes:
            self._is_stopped = True
            self._changes.notify()
        self._observer.stop()
        self._observer.join()
        self._thread.join(timeout=10)

    def _watch_folders(self, changed: frozenset[Path]) -> None:
        """Watch the folders that a build reads; they may come later than the preview, or anew."""
        for folder in (self._root / "content", self._root / "themes"):
            if folder in changed and folder in self._watched:
                with contextlib.suppress(KeyError):  # it has ended with its folder
                    self._observer.unschedule(self._watched.pop(folder))
            if folder.is_dir() and folder not in self._watched:
                with contextlib.suppress(OSError):  # gone again: its return is another event
                    self._watched[folder] = self._observer.schedule(
                        self._handler, str(folder), recursive=True
                    )

    def _note(self, file: Path, kind: str) -> None:
        if file.parent == self._root:  # the site, votes and the cache live here, too
            is_ours = file.name in {self._config_name, "content", "themes"}
        else:
            is_ours = (
                file != self._root
                and not file.name.startswith(".")
                and not file.name.endswith(("~", ".swp", ".tmp"))
            )
        if is_ours:
            with self._changes:
                (self._settled if kind in _SETTLED else self._begun).add(file)
                self._changes.notify()

    def _work(self) -> None:
        while True:
            with self._changes:
                self._changes.wait_for(lambda: self._begun or self._settled or self._is_stopped)
                # Some systems never tell that a file is closed.
                self._changes.wait_for(
                    lambda: self._settled or self._is_stopped, timeout=GATHER_SECONDS
                )
                if self._is_stopped:
                    return
                changed = frozenset(self._begun | self._settled)
                self._begun.clear()
                self._settled.clear()
            self._watch_folders(changed)
            self._react(changed)


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Path, str], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _SETTLED | _BEGUN:
            return
        if event.is_directory and event.event_type == "modified":
            return  # what changed in it has an event of its own
        for path in (event.src_path, event.dest_path):
            if path:
                file = Path(path.decode() if isinstance(path, bytes) else path)
                self._note(file, event.event_type)
