"""Writes a plan into a project. What a writer has edited since the last import stays."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from kbgen.containment import leads_out
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.importing.assets import Source
from kbgen.importing.lockfile import NAME, Lock, lock_text
from kbgen.importing.plan import Plan, Progress


def states(plan: Plan, root: Path, lock: Lock) -> dict[str, str]:
    """Return what would become of each file.

    `new`, `same`; `changed`: it is rewritten; `edited`, `kept`: a writer has changed it or removed
    it since, it stays; `taken`: a file that was not imported is in its place.
    """
    return {
        path: _state(root / path, source, lock.digests.get(path))
        for path, source in plan.files.items()
    }


def _state(file: Path, source: Source, written: str | None) -> str:
    there = _digest(file)
    new = _digest(source)
    if there == new:
        return "same"
    if there is None:
        return "new" if written is None else "kept" if new == written else "edited"
    if written is None:
        return "taken"
    return "changed" if there == written else "edited" if new != written else "kept"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan is written to."""

    root: Path
    kind: str
    lock: Lock
    """What former imports wrote."""


def write_plan(plan: Plan, place: Place, found: dict[str, str], progress: Progress) -> None:
    """Write new and changed files, then the lock. Raises KbgenError."""
    root, lock = place.root, place.lock
    outside = sorted({path for path in plan.files if leads_out((root / path).parent, root)})
    if outside:
        raise KbgenError(f"{outside[0]}: its folder is a link that leaves the project")
    digests = {path: value for path, value in lock.digests.items() if path not in plan.files}
    try:
        for done, (path, source) in enumerate(plan.files.items(), 1):
            if found[path] in {"new", "changed"}:
                write_file(root / path, source)
            if found[path] in {"new", "changed", "same"}:
                digests[path] = _digest(source) or ""
            elif path in lock.digests:
                digests[path] = lock.digests[path]
            progress(done, len(plan.files))
    finally:
        lock_file = root / "content" / NAME
        text = lock_text(lock_file, place.kind, Lock(plan.paths, digests))
        write_file(lock_file, text.encode())


def write_file(file: Path, source: Source) -> None:
    """Write a file as a whole or not at all. Raises KbgenError."""
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(source if isinstance(source, bytes) else source.read_bytes())
        part.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise KbgenError(f"{file} cannot be written: {error.strerror or error}") from error


def _digest(source: Source) -> str | None:
    """Return the digest of bytes or a file; None: there is none."""
    if isinstance(source, bytes):
        return digest(source)
    try:
        return digest(source.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KbgenError(f"{source} cannot be read: {error.strerror or error}") from error
