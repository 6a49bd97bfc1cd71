"""Proves that what a build kept was kept by this user: caches may come along with a project.

Whoever writes a cache decides what a build unpacks, and unpacking runs code. So a key that no
project can contain seals each value, at its place: `$XDG_STATE_HOME/kbgen/cache-key`.
"""

import hmac
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_KEY_BYTES = 32
_MAC_BYTES = 32
#: Binary on Windows as well; no link.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Seal:
    """A key, and a remark on it."""

    key: bytes
    remark: str = ""
    """Why the next command cannot use what this one keeps; empty: it can."""

    def close(self, data: bytes, *place: str) -> bytes:
        """Return the data sealed for a place: nowhere else does the seal fit."""
        return self._mac(data, place) + data

    def open(self, sealed: object, *place: str) -> bytes | None:
        """Return the data, or None where the seal does not fit."""
        if not isinstance(sealed, bytes):
            return None
        data = sealed[_MAC_BYTES:]
        fits = hmac.compare_digest(sealed[:_MAC_BYTES], self._mac(data, place))
        return data if fits else None

    def _mac(self, data: bytes, place: tuple[str, ...]) -> bytes:
        head = repr(place).encode("utf-8", "surrogatepass")
        state = blake2b(len(head).to_bytes(8, "little"), key=self.key, digest_size=_MAC_BYTES)
        state.update(head)
        state.update(data)
        return state.digest()


def user_seal(project: Path) -> Seal:
    """Return the seal of whoever runs kbgen; where no key can be kept, one of this process."""
    return _seal(state_folder(), project)


def state_folder() -> Path:
    """Return where programs keep what belongs to a user and to no project."""
    named = os.environ.get("XDG_STATE_HOME", "")
    if Path(named).is_absolute():  # as the XDG specification asks
        return Path(named) / "kbgen"
    if os.name == "nt" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "kbgen"
    return Path(os.path.expanduser("~")) / ".local/state/kbgen"  # noqa: PTH111  # never raises


@lru_cache(maxsize=16)
def _seal(folder: Path, project: Path) -> Seal:
    file = folder / "cache-key"
    try:
        if not file.resolve().is_relative_to(project.resolve()):
            return Seal(_read(file) or _make(file))
        reason = "it is inside the project, which others may have written"
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
    remark = f"The next build starts from scratch: no key can be kept in {file}: {reason}"
    return Seal(secrets.token_bytes(_KEY_BYTES), remark)


def _read(file: Path) -> bytes | None:
    """Return the key, or None for a file that others could have read or written."""
    try:
        descriptor = os.open(file, _READ)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(stream.fileno())
        is_private = os.name == "nt" or (
            stat.S_IMODE(status.st_mode) & 0o077 == 0 and status.st_uid == os.geteuid()
        )
        key = stream.read(_KEY_BYTES + 1) if stat.S_ISREG(status.st_mode) else b""
    return key if is_private and len(key) == _KEY_BYTES else None


def _make(file: Path) -> bytes:
    """Write a new key, whole or not at all; return the key that the file holds then.

    Two first builds at once end with one key: the second finds that of the first.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(secrets.token_bytes(_KEY_BYTES))
        if os.path.lexists(file) and _read(file) is None:
            os.replace(name, file)  # noqa: PTH105  # as below
        else:
            try:
                os.link(name, file)
            except FileExistsError:
                pass
            except (OSError, NotImplementedError):  # a file system without links
                os.replace(name, file)  # noqa: PTH105  # a name, no Path
    finally:
        Path(name).unlink(missing_ok=True)
    key = _read(file)
    if key is None:
        raise OSError("it does not stay as it was written")
    return key
