"""What `kbgen upgrade` changes in the files of a project."""

import codecs
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from kbgen import files, renames
from kbgen.check.edit import Lines, replace_file
from kbgen.containment import leads_out
from kbgen.errors import KbgenError
from kbgen.renames import Rename
from kbgen.styles import former_properties, with_new_properties
from kbgen.toml import TomlError
from kbgen.upgrade.blocks import with_new_blocks
from kbgen.upgrade.matter import with_new_keys
from kbgen.upgrade.settings import with_new_settings

_ARTICLES = {".md", ".markdown"}
#: Returns a text with new names, and what it cannot rewrite.
_Rewrite = Callable[[str], tuple[str, list[Rename]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file with new names."""

    path: str
    """Posix path in the project."""
    file: Path
    before: str
    after: str

    @property
    def diff(self) -> Iterator[str]:
        """The lines of a unified diff, without line ends."""
        before, after = self.before.split("\n"), self.after.split("\n")
        return unified_diff(before, after, f"a/{self.path}", f"b/{self.path}", lineterm="")


class Left(NamedTuple):
    """A former name that people have to rewrite."""

    path: str
    rename: Rename

    def __str__(self) -> str:
        old, new = self.rename.old, self.rename.new
        return f"{self.path}: `{old}` is `{new}` now, and has to be changed by hand"


class Plan(NamedTuple):
    """All changes of a project."""

    changes: tuple[Change, ...]
    left: tuple[Left, ...]


def make_plan(config_file: Path) -> Plan:
    """Return what to change. Raises KbgenError for files that cannot be read."""
    root = config_file.resolve().parent
    changes, left = list[Change](), list[Left]()
    for file, rewrite in _rewrites(root, config_file.resolve()):
        path = file.relative_to(root).as_posix()
        before = _read(file, path)
        try:
            after, remaining = rewrite(before)
        except TomlError as error:
            raise KbgenError(f"{path} does not parse: {error}", "Repair it first.") from error
        left += [Left(path, one) for one in remaining]
        if after != before:
            changes.append(Change(path=path, file=file, before=before, after=after))
    return Plan(tuple(changes), tuple(left))


def write(plan: Plan) -> None:
    """Change the files, each atomically. Raises KbgenError when one cannot be written."""
    for change in plan.changes:
        try:
            _write(change)
        except OSError as error:
            reason = error.strerror or str(error)
            raise KbgenError(f"{change.path} cannot be written: {reason}") from error


def _rewrites(root: Path, config_file: Path) -> Iterator[tuple[Path, _Rewrite]]:
    """Yield each file that may have former names, with what rewrites it."""
    yield config_file, lambda text: with_new_settings(text, renames.SETTINGS)
    for file in _files(root, "content") if renames.KEYS else ():
        if file.suffix.lower() in _ARTICLES:
            yield file, lambda text: with_new_keys(text, renames.KEYS)
    for theme in files.list_folder(root / "themes", "themes"):
        for file in _files(root, f"themes/{theme.name}/templates"):
            yield file, lambda text: with_new_blocks(text, renames.BLOCKS)
        yield from _sheets(root, [*_files(root, f"themes/{theme.name}/static/css")])


def _sheets(root: Path, sheets: Iterable[Path]) -> Iterator[tuple[Path, _Rewrite]]:
    texts = {file: _read(file, file.relative_to(root).as_posix()) for file in sheets}
    former = former_properties({str(file): text for file, text in texts.items()})
    for file in texts if former else ():
        yield file, lambda text, former=former: (with_new_properties(text, former), [])  # type: ignore[misc]


def _files(root: Path, folder: str) -> Iterator[Path]:
    """Yield the files below a folder of the project, without what links lead out to."""
    for place, folders, names in os.walk(root / folder):
        folders.sort()
        for file in (Path(place, name) for name in sorted(names) if name[0] != "."):
            if file.is_file() and not leads_out(file, root):
                yield file


def _read(file: Path, shown: str) -> str:
    try:
        return files.read_text(file)
    except OSError as error:
        raise files.unusable(shown, error) from error


def _write(change: Change) -> None:
    """Write a file; line ends and a byte order mark stay."""
    lines, new = Lines(change.file), change.after.split("\n")
    if len(new) == len(lines):
        for number, text in enumerate(new, 1):
            lines.replace(number, text)
        lines.write()
        return
    data = files.read_bytes(change.file)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    ends = "\r\n" if b"\r\n" in data else "\n"
    replace_file(change.file, mark + ends.join(new).encode())
