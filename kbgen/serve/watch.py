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

    def __init__(self, root: Path, rebuild: Callable[[], None]) -> None:
        self._rebuild = rebuild
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._observer = Observer()
        handler = _Handler(root, self._changed)
        self._observer.schedule(handler, str(root), recursive=False)
        for name in ("content", "themes"):
            if (root / name).is_dir():
                self._observer.schedule(handler, str(root / name), recursive=True)
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

    def _work(self) -> None:
        while True:
            self._changed.wait()
            if self._stopped.wait(GATHER_SECONDS):
                return
            # Cleared before the build reads anything: later changes start another one.
            self._changed.clear()
            self._rebuild()


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, changed: threading.Event) -> None:
        self._root = root
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES and any(
            self._matters(path) for path in (event.src_path, event.dest_path) if path
        ):
            self._changed.set()

    def _matters(self, path: bytes | str) -> bool:
        file = Path(path.decode() if isinstance(path, bytes) else path)
        if file.parent == self._root:  # the site, votes and the cache live here, too
            return file.name in {"kbgen.toml", "content", "themes"}
        return not file.name.startswith(".") and not file.name.endswith(("~", ".swp", ".tmp"))
