"""Puts a site on disk so that a visitor never sees half of it, and a failed build leaves no trace.

What changed is written beside the site first, and moved into place when all of it is there and all
folders are. A move that fails undoes those before it.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

from kbgen.build.folder import MANIFEST, TEMPORARY, Written, check_output, manifest, missing_folders
from kbgen.build.moves import Moves
from kbgen.errors import KbgenError
from kbgen.model.artifact import IMMUTABLE, Artifact
from kbgen.urls import same_file


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


class Changes(NamedTuple):
    """The changes that a build is about to make to a folder."""

    records: dict[str, FileRecord]
    """All files of the site, by path."""
    new: tuple[str, ...]
    """Paths of written files: those named by their content first, then pages."""
    stale: tuple[str, ...]
    """Paths of removed files: pages first, as they name the others."""
    before: Written
    after: Written


class Output:
    """The output folder during a build. A context manager: temporary files go at its end."""

    def __init__(
        self,
        out: Path,
        private: Path,
        records: Mapping[str, tuple[str, int, int, bytes]],
        labels: Written | None = None,
        root: Path | None = None,
    ) -> None:
        """Look at the existing files. records: those of the last build, by path.

        labels: what the list of files says of the site, without its files. root: the project's
        folder, where `private` lies elsewhere.

        Raises KbgenError for a folder that is not ours.
        """
        self.folder = out
        self._before = check_output(out, root or private.parent)
        self._known = self._before.files | self._before.kept
        self.records = {path: FileRecord(*record) for path, record in records.items()}
        """What the last build wrote."""
        self.intact = frozenset(path for path in records if self._is_intact(path))
        """Files that lie there as they were written."""
        self.staged: dict[str, FileRecord] = {}
        self._private = private
        self._labels = labels or Written()
        self._temporary: Path | None = None
        self._made: list[Path] = []
        self._unchanged: set[str] = set()

    def _is_intact(self, path: str) -> bool:
        record = self.records[path]
        try:
            # 27,000 of them, 3 times as fast as with Path. A link is nothing that we wrote.
            status = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return False
        return (
            status.st_size == record.size
            and status.st_mtime_ns == record.time
            and stat.S_ISREG(status.st_mode)
        )

    @property
    def is_whole(self) -> bool:
        """Whether the folder has what the last build made, and lists it."""
        return len(self.intact) == len(self.records) and self._before.files == self.records.keys()

    def has(self, path: str, key: str) -> bool:
        """Tell whether a file exists that was made with this key."""
        return path in self.intact and self.records[path].key == key

    def stage(self, artifact: Artifact, key: str, fields: bytes = b"") -> None:
        """Write a file beside the site. Raises KbgenError when the disk does not take it."""
        with self._naming_the_path():
            status = self._same_file(artifact)
            if status is not None:
                self._unchanged.add(artifact.path)
            else:
                status = _write(f"{self._staging()}/{len(self.staged)}", artifact.data)
            self.staged[artifact.path] = FileRecord(key, status.st_size, status.st_mtime_ns, fields)

    def former(self, paths: Iterable[str]) -> frozenset[str]:
        """Return the files of earlier builds that are not among these."""
        return self._known.difference(paths)

    def changes(self, paths: Iterable[str], kept: Collection[str], *, partly: bool) -> Changes:
        """Return the changes that leave the folder with these files.

        kept: files of earlier builds that stay. partly: all files in the folder stay part of the
        site.
        """
        files = frozenset(paths) | (self._before.files if partly else frozenset())
        after = self._labels._replace(files=files, kept=frozenset(kept) - files)
        if partly and not after.not_public:
            after = after._replace(not_public=self._before.not_public)
        new = [path for path in self.staged if path not in self._unchanged]
        stale = self._known - files - after.kept
        return Changes(
            records={
                path: record
                for path in files
                if (record := self.staged.get(path) or self.records.get(path)) is not None
            },
            new=tuple(sorted(new, key=lambda path: (not path.startswith(IMMUTABLE), path))),
            stale=tuple(sorted(stale, key=lambda path: (path.startswith(IMMUTABLE), path))),
            before=self._before,
            after=after,
        )

    def commit(self, changes: Changes) -> None:
        """Make the changes, all or none. Raises KbgenError with the folder unchanged.

        Order: files named by their content, pages, removal; a list of all of them encloses it.
        """
        if not changes.new and not changes.stale and changes.before == changes.after:
            return
        with self._naming_the_path():
            moves, lists = self._prepare(changes)
            try:
                self._move(changes, moves, lists)
            except BaseException as error:
                _undo(moves, self.folder, error)
                raise
        for path in changes.stale:
            _remove_empty(self.folder, path)

    def _prepare(self, changes: Changes) -> tuple[Moves, tuple[str, str]]:
        """Do the steps most likely to fail: look, write, make folders, keep existing files."""
        folders = missing_folders(self.folder, (*changes.new, *changes.records))
        missing_folders(self.folder, changes.stale, needed=False)
        staging = self._staging()
        before, after = changes.before, changes.after
        during = Written(
            before.files | after.files,
            before.kept | after.kept,
            after.site,
            after.not_public or before.not_public,
        )
        lists = (f"{staging}/during", f"{staging}/after")
        for name, written in zip(lists, (during, after), strict=True):
            _write(name, manifest(written))
        aside = staging / "aside"
        aside.mkdir()
        moves = Moves(str(self.folder), str(aside))
        for path in (MANIFEST, *changes.new):
            moves.keep(path)
        try:
            moves.make_folders(folders)
        except BaseException:
            moves.undo()
            raise
        return moves, lists

    def _move(self, changes: Changes, moves: Moves, lists: tuple[str, str]) -> None:
        during, after = lists
        # First a list of old and new files: a killed build leaves no orphans.
        moves.replace(during, MANIFEST)
        numbers = {path: number for number, path in enumerate(self.staged)}
        # `Label.png`, which is `label.png` now, is the same file where case is ignored.
        new = {same_file(path) for path in changes.new} if changes.stale else set()
        respelt = [path for path in changes.stale if same_file(path) in new]
        for path in respelt:
            moves.remove(path)
        for path in changes.new:
            moves.replace(f"{self._temporary}/{numbers[path]}", path)
        for path in changes.stale:
            if path not in respelt:
                moves.remove(path)
        moves.finish(after, MANIFEST)

    def _same_file(self, artifact: Artifact) -> os.stat_result | None:
        """Return the status of the existing file if it has these bytes, or None."""
        if artifact.path not in self._known:
            return None
        file = self.folder / artifact.path
        try:
            status = file.lstat()
            is_same = (
                stat.S_ISREG(status.st_mode)
                and status.st_size == len(artifact.data)
                and file.read_bytes() == artifact.data
            )
        except OSError:
            return None
        return status if is_same else None

    def _staging(self) -> Path:
        """Return an empty folder on the file system of the output, where renaming is atomic.

        Files in it belong to a killed build: the project's lock lets only one build run.
        """
        if self._temporary is None:
            out, private = self.folder, self._private
            above = [out, *out.parents]
            self._made = [folder for folder in above if not folder.exists()]
            out.mkdir(parents=True, exist_ok=True)
            private.mkdir(parents=True, exist_ok=True)
            same = private.stat().st_dev == out.stat().st_dev
            inside, beside = private / "tmp", out / TEMPORARY
            for folder in (inside, beside):
                folder.unlink() if folder.is_symlink() else shutil.rmtree(
                    folder, ignore_errors=True
                )
            self._temporary = inside if same else beside
            self._temporary.mkdir()
        return self._temporary

    @contextlib.contextmanager
    def _naming_the_path(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            # Not the name of a temporary file, which means nothing to a user.
            names = [str(name) for name in (error.filename2, error.filename) if name]
            hidden = f"{self._temporary}/"
            place = next((n for n in names if not n.startswith(hidden)), str(self.folder))
            message = f"Cannot write to {place}: {error.strerror or error}"
            raise KbgenError(message, "The site is unchanged.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # A killed build may have left some, even where this one had nothing to write.
        for temporary in (self._private / "tmp", self.folder / TEMPORARY):
            shutil.rmtree(temporary, ignore_errors=True)
        for folder in self._made:  # by a build that failed: a site is not empty
            with contextlib.suppress(OSError):
                folder.rmdir()


def _undo(moves: Moves, folder: Path, error: BaseException) -> None:
    try:
        moves.undo()
    except OSError as failed:
        message = (
            f"Cannot write to {folder}: {error}; what was moved cannot be moved back: {failed}"
        )
        hint = "Every page there is whole, the old one or the new. Look at the disk; build again."
        raise KbgenError(message, hint) from error


def _write(file: str, data: bytes) -> os.stat_result:
    # Windows would write another line end for each `\n`, in images as well.
    binary = getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | binary, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _remove_empty(out: Path, path: str) -> None:
    """Remove the folders that a removed file leaves empty."""
    folder = (out / path).parent
    while folder != out:
        try:
            folder.rmdir()
        except OSError:
            return  # not empty
        folder = folder.parent
