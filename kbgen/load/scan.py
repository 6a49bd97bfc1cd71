"""Finds the files of the content folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kbgen.asked import FILE as ASKED
from kbgen.config import Project
from kbgen.config.glossary import FILE as GLOSSARY
from kbgen.config.notices import FILE as NOTICES
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.errors import KbgenError
from kbgen.files import LARGEST_TEXT, is_folder, list_folder
from kbgen.load.once import each_once
from kbgen.model.locale import Locale
from kbgen.model.names import (
    INDEX,
    TRANSLATIONS,
    article_name,
    is_markdown,
    is_source_text,
    snippet_name,
)
from kbgen.policy import FILE as POLICIES
from kbgen.text import did_you_mean

#: Size in bytes, mtime and ctime in nanoseconds, inode: some tools set mtime, none ctime.
Stat = tuple[int, int, int, int]
#: Folder of the texts that several articles share, with a folder for each locale.
SNIPPETS = "_snippets"
#: Title, order and icon of a folder.
CATEGORY = "_category.toml"
_NOT_READ = "This file is not read; names of articles end in .md or .markdown"
_AS_MARKDOWN = "Save it as Markdown (.md), or begin its name with `_`."


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
    """Of all of them, and of the files of the project beside them, by content path."""
    diagnostics: tuple[Diagnostic, ...]


def scan(project: Project) -> Scan:
    """Walk the content folder. Other names that begin with `_` or `.` are never content."""
    if leads_out(project.content, project.root):
        hint = "Put kbgen.toml beside the articles, or copy them into the project."
        raise KbgenError("content is a link that leaves the project", hint)
    walk = _Walk(project.content)
    for entry in _entries(project.content, "content"):
        if not is_folder(entry):
            if is_source_text(entry.name):
                hint = "Move it to content/<locale>/<category>/."
                walk.report("KB106", entry.name, "Article outside a locale's folder", hint)
            elif entry.name in {POLICIES, NOTICES, GLOSSARY, TRANSLATIONS, ASKED}:
                walk.stats[entry.name] = _stat(entry)
            continue
        if entry.is_symlink() and not walk.is_followed(entry, entry.name):
            continue
        locale = _locale_of(entry.name, project)
        if isinstance(locale, Diagnostic):
            walk.diagnostics.append(locale)
            continue
        walk.take(entry, entry.name, locale)
    _take_snippets(project, walk)
    return walk.scan()


def _take_snippets(project: Project, walk: "_Walk") -> None:
    if not walk.has_snippets():
        return
    for entry in _entries(project.content / SNIPPETS, f"content/{SNIPPETS}"):
        path = f"{SNIPPETS}/{entry.name}"
        if is_folder(entry) and (not entry.is_symlink() or walk.is_followed(entry, path)):
            locale = _locale_of(entry.name, project, f"{SNIPPETS}/")
            if isinstance(locale, Diagnostic):
                walk.diagnostics.append(locale)
            else:
                walk.take_snippets(entry, path, locale)


class _Walk:
    def __init__(self, content: Path) -> None:
        self._content = content
        self._root = os.path.realpath(content)
        self._articles: list[tuple[str, Locale]] = []
        self._categories: list[tuple[str, Locale]] = []
        self._snippets: list[tuple[str, Locale]] = []
        self._assets: set[str] = set()
        self.stats: dict[str, Stat] = {}
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: str, path: str, message: str, hint: str) -> None:
        self.diagnostics.append(problem(code, Span(path=f"content/{_shown(path)}"), message, hint))

    def take(self, folder: os.DirEntry[str], path: str, locale: Locale) -> None:
        for file, stat in self._files(folder, path):
            name = file.rpartition("/")[2]
            if name == CATEGORY:
                self._categories.append((file, locale))
            elif is_markdown(name):
                if _is_hidden(name) or not self._is_small(file, stat):
                    continue
                self._articles.append((file, locale))
            elif name.startswith("_category"):
                hint = f"Write title, description and order into {CATEGORY}."
                self.report(
                    "KB113", file, f"This file is not read; {CATEGORY} describes a folder", hint
                )
                continue
            elif name[0] in "._":
                continue
            elif is_source_text(name):
                self.report("KB113", file, _NOT_READ, _AS_MARKDOWN)
                continue
            else:
                self._assets.add(file)
            self.stats[file] = stat

    def take_snippets(self, folder: os.DirEntry[str], path: str, locale: Locale) -> None:
        for file, stat in self._files(folder, path):
            name = file.rpartition("/")[2]
            if is_markdown(name):
                if self._is_small(file, stat):
                    self.stats[file] = stat
                    self._snippets.append((file, locale))
            elif name[0] not in "._":
                self.report(
                    "KB113", file, "This file is not read; snippets are Markdown", _AS_MARKDOWN
                )

    def has_snippets(self) -> bool:
        """Tell whether the folder of snippets is in the content folder."""
        folder = self._content / SNIPPETS
        return not folder.is_symlink() or self._stays(str(folder), SNIPPETS)

    def _is_small(self, path: str, stat: Stat) -> bool:
        if stat[0] <= LARGEST_TEXT:
            return True
        size, most = f"{stat[0] / 1e6:.0f} MB", f"{LARGEST_TEXT / 1e6:.0f} MB"
        self.report("KB109", path, f"The file is {size}; the limit is {most}", "Split it.")
        return False

    def _files(
        self, folder: os.DirEntry[str], path: str, *, is_linked: bool = False
    ) -> Iterator[tuple[str, Stat]]:
        """Yield content path and stat of all files below a folder.

        is_linked: a link led here. A second link below it is not followed: folders
        that link to each other would make endless paths.
        """
        is_linked = is_linked or folder.is_symlink()
        for entry in list_folder(folder.path, f"content/{path}"):
            here = f"{path}/{entry.name}"
            if not here.isprintable() and not _is_text(here):
                hint = "Give the file a name in UTF-8."
                self.report("KB105", here, "The file's name is not UTF-8", hint)
            elif entry.is_symlink() and not self._stays(entry.path, here):
                continue
            elif not is_folder(entry):
                if not self._is_disguised(entry, here):
                    yield here, _stat(entry)
            elif entry.name[0] in "._":
                continue
            elif not entry.is_symlink() or self.is_followed(entry, here, is_linked=is_linked):
                yield from self._files(entry, here, is_linked=is_linked)

    def _is_disguised(self, entry: os.DirEntry[str], path: str) -> bool:
        """Tell whether a download is a link to source text; report it."""
        goal = os.path.basename(os.path.realpath(entry.path)) if entry.is_symlink() else ""  # noqa: PTH119  # as realpath
        is_download = goal and not is_markdown(entry.name) and entry.name[0] not in "._"
        if not is_download or not (is_source_text(goal) or goal[0] in "._"):
            return False
        hint = "Link the article itself, or put a copy of the file there."
        self.report(
            "KB113", path, f"The symbolic link leads to `{goal}`, which is never published", hint
        )
        return True

    def is_followed(self, entry: os.DirEntry[str], path: str, *, is_linked: bool = False) -> bool:
        """Tell whether a link to a folder is followed; report one that is not."""
        if not self._stays(entry.path, path):
            return False
        here, goal = (os.path.realpath(one) for one in (os.path.dirname(entry.path), entry.path))  # noqa: PTH120  # as realpath
        message = ""
        if is_linked:
            message = "The symbolic link is inside a linked folder; it is not followed"
        elif _is_below(here, goal):
            message = "The symbolic link leads to a folder above itself; it is not followed"
        if message:
            self.report("KB117", path, message, "Link to a folder that has only articles in it.")
        return not message

    def _stays(self, file: str, path: str) -> bool:
        """Tell whether a link stays in the content folder; report one that does not."""
        if _is_below(os.path.realpath(file), self._root):
            return True
        hint = "Copy its target into the content folder."
        self.report(
            "KB110", path, "The symbolic link leaves the content folder; it is not followed", hint
        )
        return False

    def scan(self) -> Scan:
        return Scan(
            articles=each_once(self._articles, _article_name, self.report),
            categories=tuple(sorted(self._categories)),
            assets=frozenset(self._assets),
            snippets=each_once(self._snippets, snippet_path_name, self.report),
            stats=self.stats,
            diagnostics=tuple(self.diagnostics),
        )


def _shown(path: str) -> str:
    """Return a printable form of a path with any bytes in it."""
    return path.encode("utf-8", "backslashreplace").decode()


def _article_name(path: str) -> str:
    return article_name(path.partition("/")[2])


def snippet_path_name(path: str) -> str:
    """Return the name of a snippet, given its content path."""
    return snippet_name(path.split("/", 2)[2])


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)


def _is_hidden(name: str) -> bool:
    return name[0] in "._" and os.path.splitext(name)[0].lower() not in INDEX  # noqa: PTH122  # a name


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _entries(folder: Path, shown: str) -> list[os.DirEntry[str]]:
    return [entry for entry in list_folder(folder, shown) if entry.name[0] not in "._"]


def _locale_of(name: str, project: Project, above: str = "") -> Locale | Diagnostic:
    name = _shown(name)
    place = Span(path=f"content/{above}{name}")
    tags = [locale.segment for locale in project.locales]
    try:
        locale = Locale.parse(name)
    except ValueError:
        near = did_you_mean(name, tags) or "Begin the name of any other folder with `_`."
        return problem("KB401", place, f"Folder `{name}` is not a known locale", near)
    if locale not in project.locales:
        hint = f"Add [locales.{locale.tag}] to kbgen.toml."
        return problem("KB401", place, f"Folder `{name}` is not one of the site's locales", hint)
    return locale


def _stat(entry: os.DirEntry[str]) -> Stat:
    try:
        stat = entry.stat()
    except OSError:  # a dangling link: reading it reports it
        return -1, 0, 0, 0
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
