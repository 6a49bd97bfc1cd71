"""Builds again when something is saved."""

import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

#: Editors write twice, version control writes hundreds of files: gather for this long.
GATHER_SECONDS = 0.05
#: Reading is no change.
_CHANGES = {"created", "modified", "moved", "deleted"}


class Watcher:
    """Calls `rebuild` in a thread of its own after changes; a save while building is not lost."""

    def __init__(self, config_file: Path, rebuild: Callable[[], None]) -> None:
        self._root = config_file.resolve().parent
        self._config_name = config_file.name
        self._rebuild = rebuild
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._observer = Observer()
        self._handler = _Handler(self._note)
        self._watched: set[str] = set()
        self._observer.schedule(self._handler, str(self._root), recursive=False)
        self._watch_folders()
        self._thread = threading.Thread(target=self._work, name="kbgen-rebuild", daemon=True)

    def start(self) -> None:
        self._observer.start()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._changed.set()
        self._observer.stop()
        self._observer.join()
        self._thread.join(timeout=10)

    def _watch_folders(self) -> None:
        """Watch the folders that a build reads; they may come later than the preview."""
        for name in ("content", "themes"):
            there = (self._root / name).is_dir()
            if there and name not in self._watched:
                self._observer.schedule(self._handler, str(self._root / name), recursive=True)
                self._watched.add(name)
            elif not there:
                self._watched.discard(name)

    def _note(self, file: Path) -> None:
        if file.parent == self._root:  # the site, votes and the cache live here, too
            if file.name in {self._config_name, "content", "themes"}:
                self._changed.set()
        elif (
            file != self._root
            and not file.name.startswith(".")
            and not file.name.endswith(("~", ".swp", ".tmp"))
        ):
            self._changed.set()

    def _work(self) -> None:
        while True:
            self._changed.wait()
            if self._stopped.wait(GATHER_SECONDS):
                return
            # Cleared before the build reads anything: later changes start another one.
            self._changed.clear()
            self._watch_folders()
            self._rebuild()


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Path], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES:
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._note(Path(path.decode() if isinstance(path, bytes) else path))
