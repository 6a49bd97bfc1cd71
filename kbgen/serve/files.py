"""The only place where the preview opens a file that a request names."""

import os
import stat
from pathlib import Path

#: Do not block on a pipe, nor follow a link created after the check.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
#: The one hidden folder that sites publish (RFC 8615).
_PUBLIC = ".well-known"


def read_file(folder: Path, path: str) -> bytes | None:
    """Return the bytes of a regular file below a folder; None for anything else.

    path: decoded, with slashes, as a request names it. Links and dots are resolved first, and the
    resolved path is checked and opened.
    """
    if not all(path.split("/")):  # an absolute path, or two names for one file
        return None
    try:
        root = folder.resolve()
        real = (root / path).resolve()
        if _is_hidden(real.relative_to(root)):
            return None
        descriptor = os.open(real, _FLAGS)
    # Outside, with a NUL, not text; missing, too long; a link that leads to itself.
    except (ValueError, OSError, RuntimeError):
        return None
    try:
        opened = os.fstat(descriptor)
        if not stat.S_ISREG(opened.st_mode) or not _is_at(real, opened):
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(descriptor)


def _is_hidden(path: Path) -> bool:
    """Tell whether a name of a path begins with a dot."""
    public = path.parts[:1] == (_PUBLIC,)
    return any(name.startswith(".") for name in path.parts[public:])


def _is_at(real: Path, opened: os.stat_result) -> bool:
    """Tell whether an opened file is still the one at its resolved path."""
    try:
        return real.resolve() == real and os.path.samestat(real.stat(), opened)
    except (OSError, RuntimeError):
        return False
