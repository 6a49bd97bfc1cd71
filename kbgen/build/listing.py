"""The whole-build key, which tells whether anything changed since the last build."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kbgen import __version__
from kbgen.build.options import BuildOptions
from kbgen.config import Project
from kbgen.digest import digest
from kbgen.templates import Theme


@lru_cache(maxsize=1)
def code_version() -> str:
    """Digest names, sizes and times of kbgen's own files.

    Its version alone would let an edited checkout believe results of the code before the edit.
    """
    package = Path(__file__).parent.parent
    return digest(__version__, list(_list(str(package), "__pycache__")))


def input_key(project: Project, theme: Theme, options: BuildOptions) -> str:
    """Digest configuration, options and names, sizes and times of all files that a build reads."""
    listed = [entry for folder in (project.content, *theme.folders) for entry in _list(str(folder))]
    settings = (options.drafts, options.locales, str(options.out.resolve()))
    effective = repr(project.config)  # options such as --base-url change it
    return digest(code_version(), project.config_text, effective, settings, listed)


def output_key(options: BuildOptions) -> str:
    """Digest what lies in the output folder."""
    return digest(list(_list(str(options.out))))


def _list(folder: str, skipped: str = "") -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            there = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in there:
        if entry.is_dir(follow_symlinks=False):
            if entry.name == skipped:
                continue
            yield entry.path, -1, 0
            yield from _list(entry.path, skipped)
        else:
            try:
                stat = entry.stat()
            except OSError:  # a dangling link
                yield entry.path, -2, 0
            else:
                yield entry.path, stat.st_size, stat.st_mtime_ns
