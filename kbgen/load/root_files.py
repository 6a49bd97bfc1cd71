"""Files of the site's root, from `static/root/`: favicon.ico, CNAME, .well-known/security.txt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kbgen.config import Project
from kbgen.containment import leads_out
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.files import LARGEST_TEXT, is_file, is_folder, list_folder
from kbgen.load.redirects import FILES
from kbgen.model.filetypes import SOURCES, suffix_of
from kbgen.model.site import SiteStructure
from kbgen.urls import name_problem, same_file

#: Below the project's folder.
FOLDER = "static/root"
ROBOTS = "robots.txt"
#: What tools leave in every folder.
_LEFT = frozenset({".DS_Store", ".directory", ".gitignore", ".gitkeep", "Thumbs.db", "desktop.ini"})
#: Files that prove to whom a site belongs are pages.
_REFUSED = SOURCES - {".htm", ".html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RootFiles:
    """The files of the site's root that may be published."""

    files: Mapping[str, Path]
    """By the path that they are published at."""
    diagnostics: tuple[Diagnostic, ...]


def find_root_files(project: Project, site: SiteStructure) -> RootFiles:
    """Find the files; those that cannot be published are reported and left out."""
    taken = _Taken(project, site)
    files: dict[str, Path] = {}
    found: list[Diagnostic] = []
    for path, file in _walk(project, project.root / FOLDER, "", found):
        message, hint = _refusal(project, path, file) or taken.refusal(path)
        if message:
            found.append(problem("KB510", Span(path=f"{FOLDER}/{path}"), message, hint))
        else:
            files[path] = file
    return RootFiles(files=files, diagnostics=tuple(found))


def _walk(
    project: Project, folder: Path, above: str, found: list[Diagnostic]
) -> Iterator[tuple[str, Path]]:
    for entry in list_folder(folder, f"{FOLDER}/{above}".rstrip("/")):
        path = f"{above}{entry.name}"
        if entry.name in _LEFT:
            continue
        if is_folder(entry) and not entry.is_symlink():
            yield from _walk(project, Path(entry.path), f"{path}/", found)
        elif is_file(entry):
            yield path, Path(entry.path)
        else:
            message, hint = "Symbolic links to folders are not followed", "Copy the folder."
            found.append(problem("KB510", Span(path=f"{FOLDER}/{path}"), message, hint))


def _refusal(project: Project, path: str, file: Path) -> tuple[str, str] | None:
    """Return message and hint for a file that may not be published anywhere."""
    if leads_out(file, project.root):
        return "The symbolic link leaves the project; it is not published", "Copy its target."
    folder, _, name = path.rpartition("/")
    # Names of files follow the rules for folders, but for the one that every folder has.
    for part in PurePosixPath(folder if name.lower() == "index.html" else path).parts:
        if why := name_problem(part):
            return f"The file cannot be published: {why}", "Give it another name."
    if suffix_of(path) in _REFUSED:
        return "Source text is never published", f"Move it out of {FOLDER}/."
    if path != ROBOTS and file.stat().st_size > LARGEST_TEXT:
        return f"The file has more than {LARGEST_TEXT // 1_000_000} MB", "Host it elsewhere."
    return None


class _Taken:
    """The paths that the site itself has."""

    def __init__(self, project: Project, site: SiteStructure) -> None:
        self._first = {*FILES} - {ROBOTS} | {".nojekyll", ".kbgen-manifest.json"}
        self._first |= {locale.segment for locale in project.locales}
        self._files = {same_file(f"{former}index.html") for former, _ in site.redirects}
        self._folders = {
            same_file(str(folder))
            for former, _ in site.redirects
            for folder in (PurePosixPath(former), *PurePosixPath(former).parents)
        }

    def refusal(self, path: str) -> tuple[str, str]:
        """Return message and hint for a path that is taken; both empty if it is free."""
        file = same_file(path)
        above = {str(folder) for folder in PurePosixPath(file).parents}
        is_taken = file.partition("/")[0] in self._first or file in self._files | self._folders
        if is_taken or above & self._files:
            return f"/{path} is a file of the site itself", "Give it another name."
        return "", ""
