"""What lies in the content folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbgen.config import Project
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.text import did_you_mean

#: Size in bytes, time of the last change of the content and of the last change at all (both in
#: nanoseconds), number of the file: some tools set the first time, none the second.
Stat = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Content paths (posix, relative to the content folder), sorted."""

    articles: tuple[tuple[str, Locale], ...]
    categories: tuple[tuple[str, Locale], ...]
    """The `_category.toml` files."""
    assets: frozenset[str]
    """Images and files that articles may show or link."""
    stats: Mapping[str, Stat]
    """Of all of them, by content path."""
    diagnostics: tuple[Diagnostic, ...]


def scan(project: Project) -> Scan:
    """Walk the content folder. Names that begin with `_` or `.` are never content."""
    articles: list[tuple[str, Locale]] = []
    categories: list[tuple[str, Locale]] = []
    assets: set[str] = set()
    stats: dict[str, Stat] = {}
    found: list[Diagnostic] = []
    for entry in _entries(project.content):
        if not entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(".md"):
                hint = "Move it to content/<locale>/<category>/."
                message = "Article outside of a locale's folder is not built"
                found.append(problem("KB106", Span(path=f"content/{entry.name}"), message, hint))
            continue
        locale = _locale_of(entry.name, project)
        if isinstance(locale, Diagnostic):
            found.append(locale)
            continue
        for path, stat in _files(entry.path, entry.name):
            name = path.rpartition("/")[2]
            if not path.isprintable() and not _is_text(path):
                shown = path.encode("utf-8", "backslashreplace").decode()
                hint = "Give the file a name in UTF-8."
                place = Span(path=f"content/{shown}")
                found.append(problem("KB105", place, "The file's name is not UTF-8", hint))
                continue
            if name[0] in "._" and name != "_category.toml":
                continue
            stats[path] = stat
            if name == "_category.toml":
                categories.append((path, locale))
            elif name.endswith(".md"):
                articles.append((path, locale))
            else:
                assets.add(path)
    return Scan(
        articles=tuple(sorted(articles)),
        categories=tuple(sorted(categories)),
        assets=frozenset(assets),
        stats=stats,
        diagnostics=tuple(found),
    )


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if e.name[0] not in "._"), key=lambda e: e.name)


def _locale_of(name: str, project: Project) -> Locale | Diagnostic:
    place = Span(path=f"content/{name}")
    tags = [locale.segment for locale in project.locales]
    try:
        locale = Locale.parse(name)
    except ValueError:
        near = did_you_mean(name, tags) or "Begin names of other folders with `_`."
        return problem("KB401", place, f"Folder `{name}` is no locale that CLDR knows", near)
    if locale not in project.locales:
        hint = f"Add [locales.{locale.tag}] to kbgen.toml."
        return problem("KB401", place, f"Folder `{name}` is none of the site's locales", hint)
    return locale


def _files(folder: str, path: str) -> Iterator[tuple[str, Stat]]:
    """Yield content path and stat of all files below a folder."""
    try:
        with os.scandir(folder) as entries:
            there = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        # As if it were empty, all its pages would be taken from the site.
        raise KbgenError(f"content/{path} cannot be read: {error.strerror}") from error
    for entry in there:
        if not entry.is_dir():
            yield f"{path}/{entry.name}", _stat(entry)
        elif entry.name[0] not in "._" and not entry.is_symlink():
            yield from _files(entry.path, f"{path}/{entry.name}")


def _stat(entry: os.DirEntry[str]) -> Stat:
    try:
        stat = entry.stat()
    except OSError:  # a dangling link: reading it is what reports it
        return -1, 0, 0, 0
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
