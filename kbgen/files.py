"""Reads people's files: regular files, inside a folder, of a bounded size, in UTF-8.

A pipe or a device under a name such as `costs.md` would be read forever, and a link may lead to
any file of the machine: whoever opens a file of a project opens it here.
"""

import codecs
import os
import stat
from pathlib import Path

from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError

#: Bytes. More than a hundred thousand words are not an article.
LARGEST_TEXT = 2_000_000


class UnreadableError(OSError):
    """A file that cannot be used, with the reason, a remedy and the place in it."""

    def __init__(self, reason: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.strerror: str = reason
        self.hint = hint
        self.line = line
        self.column = column


def read_bytes(file: Path, *, inside: Path | None = None, most: int | None = None) -> bytes:
    """Return what is in a file. inside: the folder that links must not leave. most: in bytes.

    Raises OSError, with the reason in `strerror`: `FileNotFoundError`, `UnreadableError`, ….
    """
    if inside is not None and not Path(os.path.realpath(file)).is_relative_to(
        os.path.realpath(inside)
    ):
        hint = f"Copy its target into {inside.name}/."
        raise UnreadableError(f"The symbolic link leaves {inside.name}/; it is not followed", hint)
    try:
        found = file.stat()
    except FileNotFoundError as error:
        if file.is_symlink():
            raise UnreadableError(
                "The symbolic link leads to a file that does not exist"
            ) from error
        raise
    # Opening a folder fails with the right reason.
    if stat.S_IFMT(found.st_mode) not in {stat.S_IFREG, stat.S_IFDIR}:
        hint = "Put a file there; pipes, sockets and devices are never read."
        raise UnreadableError("It is not a regular file", hint)
    if most is not None and found.st_size > most:
        raise UnreadableError(f"The file is larger than {most / 1e6:g} MB", "Split it.")
    with open(file, "rb", opener=_open) as stream:  # Path.open takes no opener
        return stream.read()


def read_text(file: Path, *, inside: Path | None = None, most: int = LARGEST_TEXT) -> str:
    """Return the text of a file, as `decode` does. Raises OSError, as `read_bytes` does."""
    return decode(read_bytes(file, inside=inside, most=most))


def decode(data: bytes) -> str:
    r"""Return text with `\n` line ends, without a byte order mark.

    Raises UnreadableError, with line and column, for what is not UTF-8 or has NUL characters.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        hint = "Save the file as UTF-8."
        raise _misplaced("The file is not UTF-8", hint, data[: error.start].decode()) from error
    if "\0" in text:
        hint = "Remove it, or save the file as UTF-8."
        raise _misplaced("The file has a NUL character", hint, text[: text.index("\0")])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unreadable(shown: str, error: OSError) -> Diagnostic:
    """Report a file of the content. shown: its path in the project."""
    if isinstance(error, UnreadableError):
        place = Span(path=shown, line=error.line, column=error.column)
        return problem("KB105", place, error.strerror, error.hint)
    hint = "Check its permissions and, if it is a link, where it leads."
    reason = error.strerror or str(error)
    return problem("KB105", Span(path=shown), f"The file cannot be read: {reason}", hint)


def unusable(shown: str, error: OSError) -> KbgenError:
    """Return the error for a file that the command line needs. shown: its name in messages."""
    reason = error.strerror or str(error)
    if not isinstance(error, UnreadableError):
        return KbgenError(f"{shown} cannot be read: {reason}")
    place = f":{error.line}:{error.column}" if error.line > 1 or error.column > 1 else ""
    return KbgenError(f"{shown}{place} cannot be read: {reason}", error.hint)


def _misplaced(reason: str, hint: str, before: str) -> UnreadableError:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return UnreadableError(reason, hint, line, column)


def _open(file: str, flags: int) -> int:
    """Open a file; a file replaced by a pipe does not wait for a writer."""
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def list_folder(folder: str | Path, shown: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder, by name; nothing where none exists. shown: its name in messages.

    Raises KbgenError: if it were taken as empty, its pages would be deleted.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        message = f"{shown} cannot be read: {error.strerror or error}"
        raise KbgenError(message, "Check its permissions.") from error


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder, or a link to one. A link to itself is not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a regular file, or a link to one. A link to itself is not."""
    try:
        return entry.is_file()
    except OSError:
        return False
