"""A side of a comparison: a built site, or a git revision that is built first."""

import datetime as dt
import io
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kbgen.commands.findings import print_findings
from kbgen.commands.options import exit_code
from kbgen.commands.terminal import say
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.config import Project

#: Seconds.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class BuiltSide:
    """A built site, and the project that it was built from, if that is at hand."""

    site: Path
    project: "Project | None"


def open_side(project: "Project", name: str | None, place: Path, day: dt.date | None) -> BuiltSide:
    """Return the side that a name means. None: the project as it is now.

    place: a folder for what has to be built. day: that revisions are built for.

    Raises KbgenError for what is neither a built site nor a revision.
    """
    if name is not None and (Path(name) / "_kb/urls.json").is_file():
        return BuiltSide(Path(name), None)
    if name is None:
        return BuiltSide(_build(project, place / "site", day, "The project"), project)
    from kbgen.config import load_project

    source = place / "project"
    _extract(project, name, source)
    then = load_project(source / project.file_name)
    return BuiltSide(_build(then, place / "site", day, f"Revision {name}"), then)


def _build(project: "Project", out: Path, day: dt.date | None, what: str) -> Path:
    from kbgen.build import BuildOptions, build

    result = build(project, BuildOptions(out=out, as_of=day))
    if exit_code(result.diagnostics, strict=False):
        print_findings("text", result.diagnostics)
        say(f"{what} has errors; what they concern is compared as it was built.", err=True)
    return out


def _extract(project: "Project", revision: str, folder: Path) -> None:
    """Write the project's folder as it was in a revision."""
    if not shutil.which("git"):
        raise KbgenError("git is not installed", "Name folders of built sites instead.")

    def git(*arguments: str) -> bytes:
        try:
            return _git(project.root, *arguments)
        except _GitError as error:
            message = f"`{revision}` is neither a built site nor a git revision: {error}"
            hint = "kbgen diff main, or kbgen diff OLD-FOLDER NEW-FOLDER"
            raise KbgenError(message, hint) from error

    below = git("rev-parse", "--show-prefix").decode().strip()
    commit = git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    tree = f"{commit.decode().strip()}:{below}"
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", tree))) as tar:
        tar.extractall(folder, filter="data")


class _GitError(Exception):
    """What git says when it fails."""


def _git(root: Path, *arguments: str) -> bytes:
    done = subprocess.run(  # noqa: S603  # an own list of arguments, no shell
        ["git", "-C", str(root), *arguments],  # noqa: S607  # the user's own git
        capture_output=True,
        timeout=_LONGEST,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise _GitError(said[0].removeprefix("fatal: ") if said else "git failed")
    return done.stdout
