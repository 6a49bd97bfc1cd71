"""What lies in the content folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbgen.config import Project
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.model.locale import Locale
from kbgen.policy import FILE as POLICIES
from kbgen.text import did_you_mean

#: Size in bytes, time of the last change of the content and of the last change at all (both in
#: nanoseconds), number of the file: some tools set the first time, none the second.
Stat = tuple[int, int, int, int]
#: Bytes. Articles of more than a hundred thousand words are no articles.
LARGEST_ARTICLE = 2_000_000
#: Where texts lie that several articles share, one folder for each locale.
SNIPPETS = "_snippets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Content paths (posix, relative to the content folder), sorted."""

    articles: tuple[tuple[str, Locale], ...]
    categories: tuple[tuple[str, Locale], ...]
    """The `_category.toml` files."""
    assets: frozenset[str]
    """Images and files that articles may show or link."""
    snippets: tuple[tuple[str, Locale], ...]
    """`_snippets/<locale>/….md`"""
    stats: Mapping[str, Stat]
    """Of all of them and of `policies.toml`, by content path."""
    diagnostics: tuple[Diagnostic, ...]


def scan(project: Project) -> Scan:
    """Walk the content folder. Other names that begin with `_` or `.` are never content."""
    if leads_out(project.content, project.root):
        hint = "Put kbgen.toml beside the articles, or copy them into the project."
        raise KbgenError("content is a link that leaves the project", hint)
    walk = _Walk(project.content)
    for entry in _entries(project.content):
        if not entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(".md"):
                hint = "Move it to content/<locale>/<category>/."
                walk.report("KB106", entry.name, "Article outside of a locale's folder", hint)
            elif entry.is_symlink() and entry.is_dir():
                walk.is_inside(entry, entry.name)
            elif entry.name == POLICIES:
                walk.stats[POLICIES] = _stat(entry)
            continue
        locale = _locale_of(entry.name, project)
        if isinstance(locale, Diagnostic):
            walk.found.append(locale)
            continue
        walk.take(entry.path, entry.name, locale)
    _take_snippets(project, walk)
    return walk.scan()


def _take_snippets(project: Project, walk: "_Walk") -> None:
    snippets = project.content / SNIPPETS
    if snippets.is_symlink() and not walk.is_inside(snippets, SNIPPETS):
        return
    for entry in _entries(snippets):
        path = f"{SNIPPETS}/{entry.name}"
        if (entry.is_symlink() and not walk.is_inside(entry, path)) or not entry.is_dir():
            continue
        locale = _locale_of(entry.name, project, f"{SNIPPETS}/")
        if isinstance(locale, Diagnostic):
            walk.found.append(locale)
        else:
            walk.take_snippets(entry.path, path, locale)


class _Walk:
    def __init__(self, content: Path) -> None:
        self._root = os.path.realpath(content)
        self._articles: list[tuple[str, Locale]] = []
        self._categories: list[tuple[str, Locale]] = []
        self._snippets: list[tuple[str, Locale]] = []
        self._assets: set[str] = set()
        self.stats: dict[str, Stat] = {}
        self.found: list[Diagnostic] = []

    def report(self, code: str, path: str, message: str, hint: str) -> None:
        shown = path.encode("utf-8", "backslashreplace").decode()
        self.found.append(problem(code, Span(path=f"content/{shown}"), message, hint))

    def take(self, folder: str, path: str, locale: Locale) -> None:
        for file, stat in self._files(folder, path):
            name = file.rpartition("/")[2]
            if name[0] in "._" and name != "_category.toml":
                continue
            if name.endswith(".md") and not self._is_small(file, stat):
                continue
            self.stats[file] = stat
            if name == "_category.toml":
                self._categories.append((file, locale))
            elif name.endswith(".md"):
                self._articles.append((file, locale))
            else:
                self._assets.add(file)

    def take_snippets(self, folder: str, path: str, locale: Locale) -> None:
        for file, stat in self._files(folder, path):
            if file.endswith(".md") and self._is_small(file, stat):
                self.stats[file] = stat
                self._snippets.append((file, locale))

    def _is_small(self, path: str, stat: Stat) -> bool:
        if stat[0] <= LARGEST_ARTICLE:
            return True
        size, most = f"{stat[0] / 1e6:.0f} MB", f"{LARGEST_ARTICLE / 1e6:.0f} MB"
        self.report("KB109", path, f"The file has {size}; at most {most} are read", "Split it.")
        return False

    def _files(self, folder: str, path: str) -> Iterator[tuple[str, Stat]]:
        """Yield content path and stat of all files below a folder."""
        try:
            with os.scandir(folder) as entries:
                there = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            # As if it were empty, all its pages would be taken from the site.
            raise KbgenError(f"content/{path} cannot be read: {error.strerror}") from error
        for entry in there:
            here = f"{path}/{entry.name}"
            if not here.isprintable() and not _is_text(here):
                hint = "Give the file a name in UTF-8."
                self.report("KB105", here, "The file's name is not UTF-8", hint)
            elif entry.is_symlink() and not self.is_inside(entry, here):
                continue
            elif not entry.is_dir():
                yield here, _stat(entry)
            elif entry.name[0] not in "._" and not entry.is_symlink():
                yield from self._files(entry.path, here)

    def is_inside(self, entry: os.PathLike[str], path: str) -> bool:
        """Tell whether a link stays in the content folder; report one that does not."""
        goal = os.path.realpath(entry)
        if goal == self._root or goal.startswith(self._root + os.sep):
            return True
        hint = "Copy what it leads to into the content folder."
        self.report("KB110", path, "The link leaves the content folder; it is not followed", hint)
        return False

    def scan(self) -> Scan:
        return Scan(
            articles=tuple(sorted(self._articles)),
            categories=tuple(sorted(self._categories)),
            assets=frozenset(self._assets),
            snippets=tuple(sorted(self._snippets)),
            stats=self.stats,
            diagnostics=tuple(self.found),
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


def _locale_of(name: str, project: Project, above: str = "") -> Locale | Diagnostic:
    place = Span(path=f"content/{above}{name}")
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


def _stat(entry: os.DirEntry[str]) -> Stat:
    try:
        stat = entry.stat()
    except OSError:  # a dangling link: reading it is what reports it
        return -1, 0, 0, 0
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
