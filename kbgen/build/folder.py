"""The output folder: whose it is, and that nothing in it leads elsewhere."""

import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kbgen.errors import KbgenError

#: Says that a folder is ours and what we put there. Hosts do not publish dot files.
MANIFEST = ".kbgen-manifest.json"
#: For what is being written, where `.kbgen` lies on another file system.
TEMPORARY = ".kbgen-tmp"
_FORMAT = 1


class Written(NamedTuple):
    """What builds have put into a folder, by path."""

    files: frozenset[str] = frozenset()
    """Of the site."""
    kept: frozenset[str] = frozenset()
    """Of earlier builds, for pages that are still open in a browser."""
    site: str = ""
    """The site's name."""
    not_public: str = ""
    """The options with which it shows what is not public; empty: it may be published."""


def manifest(written: Written) -> bytes:
    """Return the text of the list."""
    data: dict[str, object] = {
        "format": _FORMAT,
        "site": written.site,
        "files": sorted(written.files),
    }
    if written.kept:
        data["kept"] = sorted(written.kept)
    if written.not_public:
        data["not_public"] = written.not_public
    return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode()


def check_output(out: Path, root: Path) -> Written:
    """Return what earlier builds wrote. root: the project's folder.

    Raises KbgenError for a folder that is not ours, that a link leads to, or whose list names what
    no build can have written.
    """
    _refuse_links(out, root)
    if not out.exists():
        return Written()
    if not out.is_dir():
        raise KbgenError(f"{out} is a file, not a folder")
    file = out / MANIFEST
    try:
        if file.is_symlink():
            raise ValueError("it is a link")  # noqa: TRY301  # reported like the rest
        if not stat.S_ISREG(os.lstat(file).st_mode):  # a build would wait for a pipe
            raise ValueError("it is not a regular file")  # noqa: TRY301  # reported like the rest
        data = json.loads(file.read_text(encoding="utf-8"))
        files, kept = data["files"], data.get("kept", [])
        if wrong := _first_wrong([*files, *kept]):
            raise ValueError(f"it lists {wrong}, which is not a file of a site")  # noqa: TRY301  # as above
        former = frozenset(kept) - frozenset(files)
        return Written(
            frozenset(files), former, data.get("site", ""), str(data.get("not_public", ""))
        )
    except FileNotFoundError:
        if any(there.name != TEMPORARY for there in out.iterdir()):
            hint = "Name an empty or new folder with -d, or empty this one yourself."
            raise KbgenError(f"{out} has files that kbgen did not write", hint) from None
        return Written()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = "Check what the folder contains, and empty it yourself."
        raise KbgenError(f"{file} cannot be read: {error}", hint) from error


def _refuse_links(out: Path, root: Path) -> None:
    """Refuse a link in the place of the folder, or between it and the project."""
    # What lies above the project, or above a folder elsewhere, is the user's own.
    absolute = Path(os.path.abspath(out))  # noqa: PTH100  # resolve() would follow the links
    inside = absolute.relative_to(root).parts if absolute.is_relative_to(root) else ()
    between = [absolute.parents[depth] for depth in range(len(inside) - 1)]
    for folder in (out, *between):
        if folder.is_symlink():
            goal = os.path.realpath(out)
            hint = f"Name the folder itself: -d {goal}"
            raise KbgenError(f"{folder} is a link, and kbgen does not write through links", hint)


def _first_wrong(paths: list[object]) -> str:
    """Return the first of some paths that leads elsewhere or is none; empty: all are fine."""
    if all(isinstance(path, str) for path in paths):
        # One look at all of them: a hundred times as fast as one at each.
        text = "".join(f"/{path}/\n" for path in paths)
        bad = ("//", "/./", "/../", "\0", *(("\\", ":") if os.name == "nt" else ()))
        if text.count("\n") == len(paths) and not any(part in text for part in bad):
            return ""
    for path in paths:
        if not isinstance(path, str) or {"", ".", ".."} & set(path.split("/")) or "\n" in path:
            return repr(path)
    return "a path with a NUL, a backslash or a colon"


def missing_folders(out: Path, paths: Iterable[str], *, needed: bool = True) -> list[str]:
    """Return the folders of some files that do not exist, the upper ones first.

    Raises KbgenError for one that is a link, which leads to files that are not ours, and for a file
    in the place of a needed folder.
    """
    looked, absent = {""}, dict[str, None]()
    for path in paths:
        chain, folder = list[str](), path.rpartition("/")[0]
        while folder not in looked:
            looked.add(folder)
            chain.append(folder)
            folder = folder.rpartition("/")[0]
        for below in reversed(chain):
            if below.rpartition("/")[0] in absent or not _is_folder(
                f"{out}/{below}", needed=needed
            ):
                absent[below] = None
    return list(absent)


def _is_folder(folder: str, *, needed: bool) -> bool:
    try:
        mode = os.lstat(folder).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(mode):
        hint = "Delete the link: the next build makes a folder in its place."
        message = f"{folder} is a link, and kbgen neither writes nor deletes through links"
        raise KbgenError(message, hint)
    if needed and not stat.S_ISDIR(mode):
        hint = "Move it elsewhere: the site has a folder of that name."
        raise KbgenError(f"{folder} is a file in the place of a folder", hint)
    return stat.S_ISDIR(mode)
