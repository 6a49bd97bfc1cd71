"""Lines that a writer adds with a button of the preview, and takes back with another."""

import codecs
import difflib
import secrets
import threading
from pathlib import Path
from typing import NamedTuple

from kbgen.asked import AskedEntry, with_entry
from kbgen.check.edit import Lines, replace_file
from kbgen.check.lists import add_entry
from kbgen.config import Project
from kbgen.containment import leads_out
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.search.levers import Lever
from kbgen.search.settings import with_pin, with_synonym

#: The keys of front matter that a lever adds to, and the field of both.
_FIELDS = {"keywords": ("keywords", "tags"), "answers": ("answers",)}
#: Changes that can be undone, the last ones.
_KEPT = 50
#: Lines around a change that a difference shows.
_AROUND = 1


class Change(NamedTuple):
    """What a lever makes of a file."""

    path: str
    """In the project."""
    before: bytes
    after: bytes

    @property
    def seen(self) -> str:
        """The digest of the file that the difference was shown of."""
        return digest(self.before)[:16]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The difference: `+`, `-` or a space, and the line."""
        before, after = (
            data.decode(errors="replace").splitlines() for data in (self.before, self.after)
        )
        found = difflib.unified_diff(before, after, lineterm="", n=_AROUND)
        return tuple((line[:1], line[1:]) for line in found if not line.startswith(_HEADS))


_HEADS = ("---", "+++", "@@")


def plan(project: Project, lever: Lever) -> Change | None:
    """Return what a lever changes; None where the line has to be written by hand."""
    file = project.root / (lever.path or project.file_name)
    if leads_out(file, project.root):
        return None
    try:
        before = _bytes_of(file)
        after = _edited(file, before, lever)
    except (OSError, UnicodeDecodeError):
        return None
    return Change(lever.path or project.file_name, before, after) if after else None


def _edited(file: Path, before: bytes, lever: Lever) -> bytes | None:
    if lever.kind in _FIELDS:
        lines = Lines(file)
        edits = [add_entry(lever.kind, _FIELDS[lever.kind], one) for one in lever.entries]
        return lines.data if all(edit(lines) for edit in edits) else None
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    text = before.removeprefix(mark).decode()
    if lever.kind == "asked":
        query, article, tag = lever.entries
        changed = with_entry(text, AskedEntry(query, tag, article))
    elif lever.kind == "pinned":
        query, article, tag = lever.entries
        changed = with_pin(text, query, article, tag)
    else:
        tag, typed, meant = lever.entries
        changed = with_synonym(text, tag, typed, meant)
    return mark + changed.encode() if changed else None


def _bytes_of(file: Path) -> bytes:
    """Return what a file holds; nothing where there is none yet."""
    return read_bytes(file) if file.exists() else b""


class Undo:
    """The changes that were made with buttons, which can be taken back."""

    def __init__(self) -> None:
        self._done: dict[str, Change] = {}
        self._lock = threading.Lock()

    def get(self, name: str) -> Change | None:
        return self._done.get(name)

    def make(self, root: Path, change: Change) -> str:
        """Write a change; return its name. Raises KbgenError if the file is no longer the same."""
        self._write(root, change.path, change.before, change.after)
        name = secrets.token_hex(8)
        with self._lock:
            self._done = dict([*self._done.items(), (name, change)][-_KEPT:])
        return name

    def take_back(self, root: Path, name: str) -> Change:
        """Write what a file was before. Raises KbgenError if it is no longer as it was changed."""
        change = self._done.get(name)
        if change is None:
            raise KbgenError("This change can no longer be undone here", "Use git.")
        self._write(root, change.path, change.after, change.before)
        with self._lock:
            self._done.pop(name, None)
        return change

    def _write(self, root: Path, path: str, before: bytes, after: bytes) -> None:
        file = root / path
        try:
            with self._lock:
                if leads_out(file, root) or _bytes_of(file) != before:
                    raise KbgenError(
                        f"{path} has changed since; nothing was written", "Look again."
                    )
                replace_file(file, after)
        except OSError as error:
            raise KbgenError(f"{path} cannot be written: {error.strerror or error}") from error
