"""Follows saved files by the system's events, or by polling where those do not work."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

from kbgen.serve.poll import Poller
from kbgen.serve.watch import React, Watched, Watcher

#: File systems that other machines write to without events here: shared folders of virtual
#: machines, Docker and WSL, network drives.
_SHARED = {
    *("9p", "drvfs", "fakeowner", "prl_fs", "vboxsf", "virtiofs", "vmhgfs"),
    *("grpcfuse", "osxfs", "vmhgfs-fuse"),
    *("afs", "ceph", "cifs", "davfs", "ncpfs", "nfs", "nfs4", "rclone", "smb3", "smbfs", "sshfs"),
}
_MOUNTS = Path("/proc/self/mountinfo")
_LIMITS = {
    errno.ENOSPC: "Raise fs.inotify.max_user_watches (sysctl), or start with --poll.",
    errno.EMFILE: "Raise fs.inotify.max_user_instances (sysctl), or start with --poll.",
}
_POLLS = "kbgen checks for them every second"

#: Called with a message for the user, and a hint.
Notice = Callable[[str, str], None]


class Follower:
    """Calls `react` with the changed files, from another thread."""

    def __init__(self, project: Watched, react: React, notice: Notice, poll: bool | None) -> None:
        """Prepare to follow. poll: None for where the system does not report changes."""
        self._project = project
        self._react = react
        self._notice = notice
        self._poll = poll
        self._lock = threading.Lock()
        self._is_stopped = False
        self._current: Watcher | Poller | None = None

    def start(self) -> None:
        places = (self._project.root, *self._project.folders) if self._poll is None else ()
        kind = next(filter(None, map(shared_file_system, places)), "")
        if self._poll or kind:
            if kind:
                hint = "Start with --no-poll if all changes are made on this machine."
                self._notice(f"A shared folder ({kind}) reports no changes; {_POLLS}", hint)
            self._begin(Poller(self._project, self._react))
            return
        try:
            self._begin(Watcher(self._project, self._react, self._fall_back))
        except OSError as error:
            self._fall_back(error)

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True
            current = self._current
        if current is not None:
            current.stop()

    def _begin(self, current: Watcher | Poller) -> None:
        with self._lock:
            if self._is_stopped:
                return
            current.start()
            self._current = current

    def _fall_back(self, error: OSError) -> None:
        """Switch to polling; called once, when the system's limit of watched folders is reached."""
        reason = error.strerror or str(error)
        hint = _LIMITS.get(error.errno or 0, "Start with --poll.")
        self._notice(f"The system reports no changes ({reason}); {_POLLS}", hint)
        before = self._current
        self._begin(Poller(self._project, self._react))
        self._react(frozenset())  # what was saved in between
        if before is not None:
            before.stop()


def shared_file_system(folder: Path) -> str:
    """Return the kind of the file system that a folder lies on, if other machines save there."""
    try:
        device = folder.stat().st_dev
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # not Linux, or the folder does not exist yet
        return ""
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in lines:  # see proc_pid_mountinfo(5)
        place, _, source = line.partition(" - ")
        kind = source.partition(" ")[0]
        if place.split(" ")[2] == number and kind.removeprefix("fuse.") in _SHARED:
            return kind
    return ""
