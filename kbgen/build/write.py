"""Puts a site on disk so that a visitor never sees half of it, whenever the power goes.

What changed is written beside the site first, and moved into place when all of it is there: a build
that fails, for whatever reason, has touched nothing.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from kbgen.errors import KbgenError
from kbgen.model.artifact import IMMUTABLE, Artifact

#: Says that a folder is ours and what we put there. Hosts do not publish dot files.
MANIFEST = ".kbgen-manifest.json"
#: For what is being written, where `.kbgen` lies on another file system.
TEMPORARY = ".kbgen-tmp"
_FORMAT = 1


class FileRecord(NamedTuple):
    """A file as we wrote it."""

    key: str
    """What it was made from."""
    size: int
    """Bytes."""
    time: int
    """Of the last change, nanoseconds."""
    fields: bytes = b""
    """For pages: a byte for each field of the context, to tell later which ones changed."""


class Committed(NamedTuple):
    """A site as it lies there now."""

    records: dict[str, FileRecord]
    """All its files, by path."""
    written: int
    removed: tuple[str, ...]
    """Paths."""


class Output:
    """The folder of a site while it is built. Use it as a context: what is left over goes."""

    def __init__(
        self,
        out: Path,
        private: Path,
        records: Mapping[str, tuple[str, int, int, bytes]],
        site: str = "",
    ) -> None:
        """Look what lies there. records: those of the last build, by path. site: its name.

        Raises KbgenError for a folder that is not ours.
        """
        self.folder = out
        self._known = set(check_output(out))
        self.records = {path: FileRecord(*record) for path, record in records.items()}
        """What the last build wrote."""
        self.intact = frozenset(path for path in records if self._is_intact(path))
        """Files that lie there as they were written."""
        self.staged: dict[str, FileRecord] = {}
        self._private = private
        self._site = site
        self._temporary: Path | None = None
        self._unchanged: set[str] = set()

    def _is_intact(self, path: str) -> bool:
        record = self.records[path]
        try:
            stat = os.stat(f"{self.folder}/{path}")  # noqa: PTH116  # 27,000 of them: 3 times as fast
        except OSError:
            return False
        return stat.st_size == record.size and stat.st_mtime_ns == record.time

    @property
    def is_whole(self) -> bool:
        return len(self.intact) == len(self.records)

    def has(self, path: str, key: str) -> bool:
        """Tell whether a file is there as the key wants it."""
        return path in self.intact and self.records[path].key == key

    def stage(self, artifact: Artifact, key: str, fields: bytes = b"") -> None:
        """Write a file beside the site. Raises KbgenError when the disk does not take it."""
        with self._telling():
            if self._lies_there(artifact):
                stat = (self.folder / artifact.path).stat()
                self._unchanged.add(artifact.path)
            else:
                stat = _write(self._staging() / str(len(self.staged)), artifact.data)
            self.staged[artifact.path] = FileRecord(key, stat.st_size, stat.st_mtime_ns, fields)

    def commit(self, paths: Iterable[str], *, keep: bool) -> Committed:
        """Move what was staged into place and remove what an earlier build wrote and this does not.

        paths: all files of the site. keep: remove nothing. Order: files named by their content,
        pages, manifest, removal.
        """
        known, wanted = self._known, set(paths)
        stale = set() if keep else known - wanted
        new = [path for path in self.staged if path not in self._unchanged]
        with self._telling():
            self.folder.mkdir(parents=True, exist_ok=True)
            if new or stale or wanted - known:
                # First of all both what was and what comes: a killed build leaves no orphans.
                self._write_manifest({*known, *wanted})
            names = {path: str(at) for at, path in enumerate(self.staged)}
            folders: set[str] = set()
            for path in sorted(new, key=lambda path: (not path.startswith(IMMUTABLE), path)):
                target = f"{self.folder}/{path}"
                parent = target.rpartition("/")[0]
                if parent not in folders:
                    _make_folder(parent)
                    folders.add(parent)
                os.replace(self._staging() / names[path], target)  # noqa: PTH105  # as above
            # Pages first: until they are gone they name what is removed after them.
            for path in sorted(stale, key=lambda path: (path.startswith(IMMUTABLE), path)):
                _remove(self.folder, path)
            self._write_manifest({*known, *wanted} - stale)
        records = {path: self.staged.get(path) or self.records[path] for path in wanted}
        return Committed(records, len(new), tuple(sorted(stale)))

    def _lies_there(self, artifact: Artifact) -> bool:
        if artifact.path not in self._known:
            return False
        file = self.folder / artifact.path
        try:
            return file.stat().st_size == len(artifact.data) and file.read_bytes() == artifact.data
        except OSError:
            return False

    def _staging(self) -> Path:
        if self._temporary is None:
            self._temporary = _temporary_folder(self.folder, self._private)
        return self._temporary

    def _write_manifest(self, paths: set[str]) -> None:
        listed = {"format": _FORMAT, "site": self._site, "files": sorted(paths)}
        text = json.dumps(listed, ensure_ascii=False, indent=0)
        file = self.folder / MANIFEST
        data = f"{text}\n".encode()
        if not file.exists() or file.read_bytes() != data:
            part = self._staging() / "manifest"
            _write(part, data)
            part.replace(file)

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"Cannot write to {self.folder}: {error.strerror or error}"
            hint = "Every page there is whole: the old one or the new."
            raise KbgenError(message, hint) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)


def check_output(out: Path) -> tuple[str, ...]:
    """Return the paths that an earlier build wrote; refuse a folder that is not ours."""
    if not out.exists():
        return ()
    if not out.is_dir():
        raise KbgenError(f"{out} is a file, not a folder")
    manifest = out / MANIFEST
    try:
        data = json.loads(manifest.read_text(encoding="utf-8"))
        return tuple(path for path in data["files"] if _is_inside(path))
    except FileNotFoundError:
        if any(there.name != TEMPORARY for there in out.iterdir()):
            hint = "Name an empty or new folder with -d, or empty this one yourself."
            raise KbgenError(f"{out} has files that kbgen did not write", hint) from None
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "Empty the folder yourself."
        raise KbgenError(f"{manifest} cannot be read: {error}", hint) from error


def _is_inside(path: object) -> bool:
    if not isinstance(path, str) or path.startswith("/"):
        return False
    return ".." not in path or ".." not in path.split("/")


def _temporary_folder(out: Path, private: Path) -> Path:
    """Return an empty folder on the file system of the output, where renaming is atomic.

    What lies in one is of a build that was killed: the project's lock lets one build run.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        private.mkdir(parents=True, exist_ok=True)
        same = private.stat().st_dev == out.stat().st_dev
        inside, beside = private / "tmp", out / TEMPORARY
        for folder in (inside, beside):
            shutil.rmtree(folder, ignore_errors=True)
        folder = inside if same else beside
        folder.mkdir()
    except OSError as error:
        raise KbgenError(f"Cannot write to {out}: {error.strerror or error}") from error
    return folder


def _make_folder(folder: str) -> None:
    """Make a folder; most have the one above them already, so that is tried first."""
    try:
        os.mkdir(folder)  # noqa: PTH102  # as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above


def _write(file: Path, data: bytes) -> os.stat_result:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _remove(out: Path, path: str) -> None:
    file = out / path
    file.unlink(missing_ok=True)
    folder = file.parent
    while folder != out:
        try:
            folder.rmdir()
        except OSError:
            return  # not empty
        folder = folder.parent
