"""Puts a site on disk so that a visitor never sees half of it, whenever the power goes."""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kbgen.errors import KbgenError
from kbgen.model.artifact import IMMUTABLE, Artifact

#: Says that a folder is ours and what we put there. Hosts do not publish dot files.
MANIFEST = ".kbgen-manifest.json"
#: For parts of files, where `.kbgen` lies on another file system.
TEMPORARY = ".kbgen-tmp"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Written:
    files: int
    written: int
    removed: int
    size: int


def write_site(out: Path, private: Path, artifacts: Iterable[Artifact], *, keep: bool) -> Written:
    """Write what changed and remove what an earlier build wrote and this one does not.

    Order: files named by their content, pages, manifest, removal; each file whole or not at all.
    `keep`: remove nothing. Raises KbgenError when the folder is not ours or cannot be written.
    """
    known = check_output(out)
    files = {artifact.path: artifact for artifact in artifacts}
    temporary = _temporary_folder(out, private)
    try:
        stale = {path for path in known if path not in files}
        changed = [artifact for artifact in files.values() if _differs(out, artifact)]
        if changed or stale or set(files) - set(known):
            # First of all both what was and what comes: a build that is killed leaves no orphans.
            _write_manifest(out, temporary, stale | set(files))
        for artifact in sorted(changed, key=lambda a: (not a.immutable, a.path)):
            _write(out / artifact.path, artifact.data, temporary)
        if not keep:
            # Pages first: until they are gone they name what is removed after them.
            for path in sorted(stale, key=lambda path: (path.startswith(IMMUTABLE), path)):
                _remove(out, path)
            _write_manifest(out, temporary, set(files))
    except OSError as error:
        message = f"Cannot write to {out}: {error.strerror or error}"
        raise KbgenError(message, "Every page there is whole: the old one or the new.") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        _tidy(temporary.parent)
    size = sum(len(artifact.data) for artifact in files.values())
    return Written(len(files), len(changed), 0 if keep else len(stale), size)


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
    return isinstance(path, str) and not path.startswith("/") and ".." not in path.split("/")


def _temporary_folder(out: Path, private: Path) -> Path:
    """Return an empty folder on the file system of the output, where renaming is atomic."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        private.mkdir(parents=True, exist_ok=True)
        same = private.stat().st_dev == out.stat().st_dev
        parents = (private / "tmp", out / TEMPORARY)
        for parent in parents:
            _tidy(parent)
        parent = parents[0] if same else parents[1]
        parent.mkdir(exist_ok=True)
        # Two builds at once each have their own.
        return Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=parent))
    except OSError as error:
        raise KbgenError(f"Cannot write to {out}: {error.strerror or error}") from error


def _tidy(parent: Path) -> None:
    """Remove what builds left that were killed, and the folder if nothing is in it then."""
    for left_over in parent.iterdir() if parent.is_dir() else ():
        if not _is_running(left_over.name.partition("-")[0]):
            if left_over.is_dir():
                shutil.rmtree(left_over, ignore_errors=True)
            else:
                left_over.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        parent.rmdir()


def _is_running(pid: str) -> bool:
    """Tell whether another process has the number; in containers the dead often had our own."""
    try:
        if int(pid) == os.getpid():
            return False
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:  # somebody else's
        return True
    return True


def _differs(out: Path, artifact: Artifact) -> bool:
    file = out / artifact.path
    try:
        return file.stat().st_size != len(artifact.data) or file.read_bytes() != artifact.data
    except OSError:
        return True


def _write(file: Path, data: bytes, temporary: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = temporary / "part"
    part.write_bytes(data)
    part.replace(file)


def _write_manifest(out: Path, temporary: Path, paths: set[str]) -> None:
    text = json.dumps({"format": _FORMAT, "files": sorted(paths)}, ensure_ascii=False, indent=0)
    file = out / MANIFEST
    data = f"{text}\n".encode()
    if not file.exists() or file.read_bytes() != data:
        _write(file, data, temporary)


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
