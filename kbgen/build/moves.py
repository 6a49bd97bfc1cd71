"""Changes of a folder that are all made, or none."""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterable

#: Errors of systems and file systems without hard links; the last one is that of FAT on Windows.
_NO_LINKS = frozenset(
    [errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EINVAL]
)


class Moves:
    """Moves files into a folder and out of it; until the end, all of that can be undone.

    What is replaced or removed waits in another folder, as a second name of the same file: at no
    moment does a page of the site not exist, and putting it back needs no room on the disk.
    """

    def __init__(self, folder: str, aside: str) -> None:
        """Make changes in `folder`. aside: an empty folder on the same file system."""
        self._folder = folder
        self._aside = aside
        self._kept: dict[str, str] = {}
        self._undo: list[tuple[str, str]] = []
        """What was there, and where it belongs; where there was nothing: an empty name."""
        self._made: list[str] = []

    def keep(self, path: str) -> None:
        """Keep a file that is to be replaced. Raises OSError when it is not a file."""
        target = f"{self._folder}/{path}"
        name = f"{self._aside}/{len(self._kept)}"
        try:
            os.link(target, name, follow_symlinks=False)
        except FileNotFoundError:
            return
        except (OSError, NotImplementedError) as error:
            if not os.path.lexists(target):  # some systems refuse before they look
                return
            if stat.S_ISDIR(os.lstat(target).st_mode):
                raise IsADirectoryError(errno.EISDIR, "A folder is in the way", target) from error
            if isinstance(error, OSError) and error.errno not in _NO_LINKS:
                raise
            shutil.copy2(target, name, follow_symlinks=False)
        self._kept[path] = name

    def make_folders(self, folders: Iterable[str]) -> None:
        """Make folders, the upper ones first."""
        for folder in folders:
            os.mkdir(f"{self._folder}/{folder}")  # noqa: PTH102  # 10,000 names, no Paths
            self._made.append(folder)

    def replace(self, file: str, path: str) -> None:
        """Move a file into its place."""
        target = f"{self._folder}/{path}"
        os.replace(file, target)  # noqa: PTH105  # as above
        self._undo.append((self._kept.get(path, ""), target))

    def remove(self, path: str) -> None:
        """Remove a file; one that is gone already, or is a folder now, is left alone."""
        target = f"{self._folder}/{path}"
        name = f"{self._aside}/gone-{len(self._undo)}"
        try:
            if stat.S_ISDIR(os.lstat(target).st_mode):
                return
            os.replace(target, name)  # noqa: PTH105  # as above
        except (FileNotFoundError, NotADirectoryError):
            return
        self._undo.append((name, target))

    def finish(self, file: str, path: str) -> None:
        """Move the last file into its place: nothing can fail after that."""
        os.replace(file, f"{self._folder}/{path}")  # noqa: PTH105  # as above

    def undo(self) -> None:
        """Put back what was there, the last change first.

        What cannot be put back does not keep the rest from it. Raises the first OSError.
        """
        failed: OSError | None = None
        for name, target in reversed(self._undo):
            try:
                if name:
                    os.replace(name, target)  # noqa: PTH105  # as above
                else:
                    os.unlink(target)  # noqa: PTH108  # as above
            except OSError as error:
                failed = failed or error
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                os.rmdir(f"{self._folder}/{folder}")  # noqa: PTH106  # as above
        if failed is not None:
            raise failed
