"""Reads Markdown files."""

from pathlib import Path
from typing import NamedTuple

from kbgen import files
from kbgen.diagnostics import Diagnostic
from kbgen.digest import digest
from kbgen.model.locale import Locale
from kbgen.model.source import Source, SourceFile


def read_source(content: Path, path: str, locale: Locale) -> Source | Diagnostic:
    """Read one Markdown file; a file that cannot be read is a diagnostic."""
    try:
        data = files.read_bytes(content / path, most=files.LARGEST_TEXT)
    except OSError as error:
        return files.unreadable(f"content/{path}", error)
    return Source(SourceFile(path=path, locale=locale, digest=digest(data)), data)


def decode(source: Source) -> str | Diagnostic:
    r"""Return the text, with `\n` line ends and without a byte order mark."""
    try:
        return files.decode(source.data)
    except files.UnreadableError as error:
        return files.unreadable(source.file.project_path, error)


class DecodedSource(NamedTuple):
    """A file and its text."""

    source: Source
    text: str
    r"""With `\n` line ends and without a byte order mark."""


def read_decoded(content: Path, path: str, locale: Locale) -> DecodedSource | Diagnostic:
    """Read and decode one Markdown file; one that cannot be read is a diagnostic."""
    source = read_source(content, path, locale)
    if isinstance(source, Diagnostic):
        return source
    text = decode(source)
    return text if isinstance(text, Diagnostic) else DecodedSource(source, text)
