"""Reports saved files from the system's events: the first at once, the rest together."""

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

React = Callable[[frozenset[Path]], None]

#: Editors write twice, version control writes hundreds of files: gather for this long.
GATHER_SECONDS = 0.05
#: The file is complete; reading is not a change. Where the system reports that a writer closes a
#: file, earlier writes are ignored: they may be half of it.
_SETTLED = {"closed", "moved", "deleted"}
_BEGUN = {"created", "modified"}


@dataclass(frozen=True, slots=True)
class Watched:
    """The files of a project that a preview follows."""

    config_file: Path
    private: Path
    """Of kbgen itself; nothing in it is followed."""

    @property
    def root(self) -> Path:
        return self.config_file.parent

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return what a build reads; they may not exist yet."""
        return self.root / "content", self.root / "themes", self.root / "static"

    def has(self, file: Path) -> bool:
        """Tell whether a changed file or folder may change the site."""
        if file.parent == self.root:  # the site, votes and the cache lie here as well
            return file == self.config_file or file in self.folders
        is_temporary = file.name.endswith(("~", ".swp", ".tmp"))
        return file != self.root and not file.name.startswith(".") and not is_temporary


class Watcher:
    """Calls `react` with the changed files, in a thread of its own."""

    def __init__(self, project: Watched, react: React, give_up: Callable[[OSError], None]) -> None:
        """Prepare to watch.

        give_up: called when the system has begun to leave folders out, see `_check_room`.

        Raises OSError when it does not report changes.
        """
        self._project = project
        self._react = react
        self._give_up = give_up
        self._changes = threading.Condition()
        self._begun: set[Path] = set()
        self._settled: set[Path] = set()
        self._is_stopped = False
        # It warns on the terminal about watches that end as intended.
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)
        self._observer = Observer()
        self._handler = _Handler(self._note)
        self._watched: dict[Path, ObservedWatch] = {}
        self._observer.schedule(self._handler, str(project.root), recursive=False)
        self._watch_folders(frozenset())
        self._thread = threading.Thread(target=self._work, name="kbgen-watch", daemon=True)

    def start(self) -> None:
        """Begin. Raises OSError when some of the folders cannot be watched."""
        self._observer.start()
        try:
            self._check_room()
        except OSError:
            self._observer.stop()
            raise
        self._thread.start()

    def stop(self) -> None:
        with self._changes:
            self._is_stopped = True
            self._changes.notify()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=10)

    def _check_room(self) -> None:
        """Raise OSError when the system's limit is reached.

        Folders above the limit are silently ignored, so one more watch is tried.
        """
        probe = self._observer.schedule(FileSystemEventHandler(), str(self._project.private))
        self._observer.unschedule(probe)

    def _watch_folders(self, changed: frozenset[Path]) -> None:
        """Watch the folders that a build reads; they may be created later, or again."""
        for folder in self._project.folders:
            if folder in changed and folder in self._watched:
                with contextlib.suppress(KeyError):  # the watch ended with its folder
                    self._observer.unschedule(self._watched.pop(folder))
            if folder.is_dir() and folder not in self._watched:
                with contextlib.suppress(OSError):  # deleted again: its return is another event
                    self._watched[folder] = self._observer.schedule(
                        self._handler, str(folder), recursive=True
                    )

    def _note(self, file: Path, kind: str) -> None:
        if self._project.has(file):
            with self._changes:
                (self._settled if kind in _SETTLED else self._begun).add(file)
                self._changes.notify()

    def _work(self) -> None:
        while True:
            with self._changes:
                self._changes.wait_for(lambda: self._begun or self._settled or self._is_stopped)
                # Some systems never report that a file is closed.
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
            if any(file.is_dir() for file in changed):
                try:
                    self._check_room()
                except OSError as error:
                    self._give_up(error)
                    return


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Path, str], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _SETTLED | _BEGUN:
            return
        if event.is_directory and event.event_type == "modified":
            return  # changes in it have their own events
        for path in (event.src_path, event.dest_path):
            if path:
                file = Path(path.decode() if isinstance(path, bytes) else path)
                self._note(file, event.event_type)
